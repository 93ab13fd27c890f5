"""Makes the PDF and PPTX files that lie beside the sample's assets, from attachments/*.md."""
