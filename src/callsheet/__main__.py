"""`python -m callsheet`: the same as the `callsheet` command."""

from callsheet.cli import main

if __name__ == "__main__":
    main()
