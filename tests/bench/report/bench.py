#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""How long a document takes, against what else makes a PDF of the same text.

bench.py [--rounds N] [--writer COMMAND] CLI…   CLI is how boussole-cli is called, for example
"flatpak run --command=boussole-cli org.boussole.Boussole"; COMMAND how tests/report/report-bench is, which
compares the PDF with Pango and cairo alone, within one process.

Every program is timed as a whole process in rounds that take turns: Boussole from the project to the PDF,
LibreOffice from the ODT, Chromium from the HTML; with --writer, also what the running window takes. What each
takes for next to nothing (the evaluation without a document, an empty text, an empty page) is its start, and is
told apart.
"""

import argparse
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

EXAMPLE = pathlib.Path(__file__).resolve().parents[3] / 'data/example/example.boussole'


def export(cli, form, path):
    with open(EXAMPLE, 'rb') as project, open(path, 'wb') as out:
        subprocess.run([*cli, 'export', '-', '-o', '-', '--format', form], stdin=project, stdout=out, check=True)


EMPTY = ('<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.3" '
         'office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text/></office:body></office:document>')


def convert(folder, name):
    subprocess.run(['soffice', '--headless', f'-env:UserInstallation=file://{folder}/office', '--convert-to', 'pdf', '--outdir',
                    folder / 'office-out', folder / name], capture_output=True, check=True)


def print_page(folder, name):
    subprocess.run(['chromium', '--headless', '--no-sandbox', '--disable-gpu', f'--user-data-dir={folder}/chromium',
                    f'--print-to-pdf={folder}/{name}.pdf', '--no-pdf-header-footer', (folder / name).as_uri()],
                   capture_output=True, check=True)


def count_pages(path):
    info = subprocess.run(['pdfinfo', path], capture_output=True, text=True, check=True).stdout
    return int(next(line for line in info.splitlines() if line.startswith('Pages')).split()[1])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--rounds', type=int, default=5)
    parser.add_argument('--writer', default='')
    parser.add_argument('cli', nargs='+')
    options = parser.parse_args()
    lacking = [name for name in ('soffice', 'chromium', 'pdfinfo') if not shutil.which(name)]
    if lacking:
        sys.exit(f'not installed: {", ".join(lacking)} (apt install libreoffice-writer-nogui chromium poppler-utils)')
    with tempfile.TemporaryDirectory() as name:
        medians = compare(pathlib.Path(name), options)
    if options.writer:
        told = subprocess.run([*options.writer.split(), str(EXAMPLE)], capture_output=True, text=True, check=True).stdout.strip()
        within = float(re.search(r'PDF ([0-9.]+) ms', told)[1])
        print(told)
        print(f'the window saves the PDF in {within:.0f} ms of processor time, without starting a program: LibreOffice takes '
              f'{medians["LibreOffice, PDF"] / within:.1f} times that from start to end, Chromium {medians["Chromium, PDF"] / within:.1f} times')


def compare(folder, options):
    for form in ('odt', 'html'):
        export(options.cli, form, folder / f'document.{form}')
    (folder / 'empty.fodt').write_text(EMPTY, encoding='utf-8')
    (folder / 'empty.html').write_text('<!DOCTYPE html><title>x</title>', encoding='utf-8')
    ways = {
        'Boussole, PDF': (lambda: export(options.cli, 'pdf', folder / 'boussole.pdf'), 'Boussole, start'),
        'Boussole, ODT': (lambda: export(options.cli, 'odt', folder / 'again.odt'), 'Boussole, start'),
        'LibreOffice, PDF': (lambda: convert(folder, 'document.odt'), 'LibreOffice, start'),
        'Chromium, PDF': (lambda: print_page(folder, 'document.html'), 'Chromium, start'),
        'Boussole, start': (lambda: export(options.cli, 'json', folder / 'empty.json'), None),
        'LibreOffice, start': (lambda: convert(folder, 'empty.fodt'), None),
        'Chromium, start': (lambda: print_page(folder, 'empty.html'), None),
    }
    times = {way: [] for way in ways}
    for number in range(options.rounds + 1):
        for way, (work, _) in ways.items():
            start = time.monotonic()
            work()
            if number > 0:  # the first makes profiles and caches
                times[way].append(time.monotonic() - start)
    medians = {way: 1000 * statistics.median(seconds) for way, seconds in times.items()}
    net = {way: medians[way] - medians[start] for way, (_, start) in ways.items() if start}
    for way, value in net.items():
        print(f'{way:17} {medians[way]:6.0f} ms, {medians[way] / medians["Boussole, PDF"]:5.1f} times; without the start '
              f'{value:6.0f} ms, {value / net["Boussole, PDF"]:5.1f} times Boussole, PDF')
    pages = [count_pages(folder / path) for path in ('boussole.pdf', 'office-out/document.pdf', 'document.html.pdf')]
    print('pages: Boussole {}, LibreOffice {}, Chromium {}'.format(*pages))
    return medians


if __name__ == '__main__':
    main()
