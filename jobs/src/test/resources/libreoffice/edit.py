"""Writes texts into cells of a workbook as LibreOffice does, and saves it elsewhere.

usage: edit.py WORKBOOK SAVED [SHEET CELL TEXT]...
"""
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException


def named(name, value):
    return PropertyValue(Name=name, Value=value)


def connected(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(240):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.25)
    sys.exit("LibreOffice does not answer")


workbook, saved, *edits = sys.argv[1:]
with tempfile.TemporaryDirectory() as profile:
    pipe = Path(profile).name
    office = subprocess.Popen([
        "soffice", "--headless", "--norestore", "--nologo", f"--accept=pipe,name={pipe};urp;",
        f"-env:UserInstallation={Path(profile).as_uri()}"])
    try:
        context = connected(pipe)
        desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        document = desktop.loadComponentFromURL(
            Path(workbook).resolve().as_uri(), "_blank", 0, (named("Hidden", True),))
        for sheet, cell, text in zip(edits[0::3], edits[1::3], edits[2::3]):
            # As typed in: what the cell's format makes of it, it becomes.
            document.Sheets.getByName(sheet).getCellRangeByName(cell).FormulaLocal = text
        document.storeToURL(
            Path(saved).resolve().as_uri(), (named("FilterName", "Calc MS Excel 2007 XML"),))
        document.close(True)
        try:
            desktop.terminate()
        except Exception:
            pass  # It ends while it answers.
        office.wait(30)
    finally:
        office.kill()
