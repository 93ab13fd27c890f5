"""Hosts: what turns outputs into a finished site, or into a folder that another program reads."""
