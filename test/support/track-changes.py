"""Opens a document in LibreOffice, changes words with changes tracked, and saves it as DOCX.

Usage: track-changes.py <in.docx> <out.docx> <changes.json> <profile folder>
changes: {"replace": [[old, new], ...], "bold": [words, ...], "dropBookmarks": false}
"""
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue

source, target, changes_file, profile = sys.argv[1:5]
changes = json.loads(Path(changes_file).read_text(encoding="utf-8"))
pipe = f"policybrief{os.getpid()}"
office = subprocess.Popen(
    [
        "soffice",
        f"-env:UserInstallation={Path(profile).resolve().as_uri()}",
        "--headless",
        "--norestore",
        "--nologo",
        f"--accept=pipe,name={pipe};urp;",
    ],
    stdout=subprocess.DEVNULL,
    stderr=subprocess.DEVNULL,
)


def value(name, content):
    one = PropertyValue()
    one.Name, one.Value = name, content
    return one


def connect():
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(120):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            time.sleep(0.25)
    raise SystemExit("LibreOffice does not answer")


def find(document, words):
    search = document.createSearchDescriptor()
    search.SearchString = words
    search.SearchCaseSensitive = True
    found = document.findFirst(search)
    if found is None:
        raise SystemExit(f"not in the document: {words}")
    return found


desktop = None
try:
    context = connect()
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    document = desktop.loadComponentFromURL(Path(source).resolve().as_uri(), "_blank", 0, (value("Hidden", True),))
    if changes.get("dropBookmarks"):
        for name in document.Bookmarks.ElementNames:
            document.Bookmarks.getByName(name).dispose()
    # The document asks for it itself.
    assert document.RecordChanges
    for old, new in changes.get("replace", []):
        find(document, old).String = new
    for words in changes.get("bold", []):
        find(document, words).CharWeight = 150.0
    document.storeToURL(Path(target).resolve().as_uri(), (value("FilterName", "MS Word 2007 XML"),))
    document.close(True)
finally:
    if desktop is not None:
        try:
            desktop.terminate()
        except Exception:
            pass
    try:
        office.wait(20)
    except subprocess.TimeoutExpired:
        office.kill()
