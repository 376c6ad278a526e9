#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""boussole-cli catalogue key, sign, verify, apply and revert, with files as an administrator has them.

update.py BOUSSOLE-CLI [unkilled]: "unkilled" leaves out what ends the program, of which the sanitizers learn nothing
"""

import base64
import ctypes
import ctypes.util
import json
import os
import pathlib
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

UNKILLED = 'unkilled' in sys.argv[2:]
TOP = pathlib.Path(__file__).resolve().parents[2]
PROJECT = '{"format": "boussole-project", "version": 1, "title": "Essai", "answers": {}}'


def sign(payload, secret):
    """As minisign does, with a secret key that has no password: untrusted comment, signature, trusted comment, its signature."""
    sodium = ctypes.CDLL(ctypes.util.find_library('sodium') or 'libsodium.so.23')
    key = base64.b64decode(secret.read_text().splitlines()[1])
    key_id, pair = key[54:62], key[62:126]

    def sign_detached(message):
        signature = ctypes.create_string_buffer(64)
        sodium.crypto_sign_detached(signature, None, message, ctypes.c_ulonglong(len(message)), pair)
        return signature.raw

    digest = ctypes.create_string_buffer(64)
    sodium.crypto_generichash(digest, ctypes.c_size_t(64), payload, ctypes.c_ulonglong(len(payload)), None, ctypes.c_size_t(0))
    signature = sign_detached(digest.raw)
    comment = b'boussole-update'
    lines = (b'untrusted comment: signed by hand', base64.b64encode(b'ED' + key_id + signature), b'trusted comment: ' + comment,
             base64.b64encode(sign_detached(signature + comment)), payload)
    return b'\n'.join(lines)


class Update(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory(dir=os.getcwd())))
        self.home = self.folder / 'home'

    def run_cli(self, *words, lang='en', stdin=None):
        done = subprocess.run([CLI, words[0], f'--lang={lang}', *map(str, words[1:])], capture_output=True, text=True, input=stdin,
                              env=os.environ | {'XDG_DATA_HOME': str(self.home)})
        self.assertNotIn('CRITICAL', done.stderr)
        return done.returncode, done.stdout, done.stderr

    def catalogue(self, *words, status=0, **options):
        done = self.run_cli('catalogue', *words, **options)
        self.assertEqual(done[0], status, done)
        return done[1] + done[2]

    def edition(self):
        status, output, messages = self.run_cli('evaluate', '-', '--on', '2026-11-23', stdin=PROJECT)
        self.assertEqual(status, 0, messages)
        return json.loads(output)['catalogue']['version']

    def make_folder(self, day='2026-12-15', change=None):
        folder = self.folder / day
        shutil.copytree(TOP / 'data/catalogue', folder / 'catalogue')
        offers = json.loads((folder / 'catalogue/offers.json').read_text())
        offers |= {'edition': day, 'date': day}
        if change:
            change(offers)
        (folder / 'catalogue/offers.json').write_text(json.dumps(offers))
        edition = json.loads((TOP / 'data/edition.json').read_text())
        (folder / 'edition.json').write_text(json.dumps(edition | {'edition': day, 'date': day}))
        return folder

    def make_key(self, name='ministere'):
        self.catalogue('key', '-o', self.folder / name)
        return self.folder / f'{name}.key', self.folder / f'{name}.pub'

    def forge(self, folder, secret):
        """What sign makes no more: a signed update at fault."""
        head = json.loads((folder / 'edition.json').read_text())
        files = {f'{p.parent.name}/{p.name}': p.read_text() for p in sorted(folder.glob('*/*.json')) if not p.name.endswith('.schema.json')}
        forged = folder.with_suffix('.boussole-update')
        forged.write_bytes(sign(json.dumps({'format': 'boussole-update', 'version': 1} | {name: head[name] for name in ('edition', 'date', 'publisher')}
                                           | {'files': files}).encode(), secret))
        return forged

    def sign(self, folder, secret):
        update = folder.with_suffix('.boussole-update')
        self.catalogue('sign', folder, '--key', secret, '--publisher', 'Ministère d’essai', '-o', update)
        return update

    def test_keys(self):
        secret, public = self.make_key()
        self.assertEqual(secret.stat().st_mode & 0o777, 0o600)
        self.assertRegex(self.catalogue('key', '-o', self.folder / 'ministere', status=3), 'already')
        self.assertIn('minisign public key', public.read_text())
        if shutil.which('minisign'):
            update = self.sign(self.make_folder(), secret)
            lines = update.read_text().split('\n', 4)
            (self.folder / 'payload').write_text(lines[4])
            (self.folder / 'payload.minisig').write_text('\n'.join(lines[:4]) + '\n')
            subprocess.run(['minisign', '-V', '-p', public, '-m', self.folder / 'payload'], check=True, capture_output=True)

    def test_signs_nothing_that_nobody_can_read(self):
        secret, _ = self.make_key()
        for number, (name, text, refusal) in enumerate((('edition.json', None, 'One line'), ('catalogue/Attributs.json', '{}', 'was expected as a name'),
                                                        ('catalogue/view.json', b'\xff', 'Attributs|UTF-8|encod|valid'))):
            folder = self.make_folder(f'2026-12-{10 + number}')
            edition = json.loads((folder / 'edition.json').read_text())
            if text is None:
                text = json.dumps(edition | {'edition': 'A\nB'})
            (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
            update = folder.with_suffix('.boussole-update')
            self.assertRegex(self.catalogue('sign', folder, '--key', secret, '--publisher', 'P', '-o', update, status=3), refusal)
            self.assertFalse(update.exists())

    def test_signs_in_the_name_of_the_edition(self):
        secret, public = self.make_key()
        folder = self.make_folder('2996-12-20')
        update = folder.with_suffix('.boussole-update')
        self.assertIn('a day to come, 2996-12-20', self.catalogue('sign', folder, '--key', secret, '-o', update))
        publisher = json.loads((folder / 'edition.json').read_text())['publisher']
        said = self.catalogue('verify', update, '--key', public)
        self.assertIn(f'Edition 2996-12-20 of {publisher}', said)
        self.assertIn('a day to come, 2996-12-20', said)

    def test_leaves_nothing_out_in_silence(self):
        """Layers and keys travel in an extension: signing says so, and writes nothing."""
        secret, _ = self.make_key()
        for day, name in enumerate(('layers/ministere.json', 'catalogue/layers/ministere.json', 'keys/a.pub', 'rules'), 10):
            folder = self.make_folder(f'2026-12-{day}')
            update = folder.with_suffix('.boussole-update')
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text('{}')
            said = self.catalogue('sign', folder, '--key', secret, '-o', update, status=3)
            self.assertIn(name.removesuffix('/ministere.json').removesuffix('/a.pub') + ': An update in one file carries', said)
            self.assertFalse(update.exists())

    def test_apply_and_revert(self):
        secret, public = self.make_key()
        update = self.sign(self.make_folder(), secret)
        shipped = self.edition()
        said = self.catalogue('apply', update, status=1)
        self.assertRegex(said, '(?s)holds for no key known here.*Nothing was changed')
        self.assertEqual(self.edition(), shipped)
        self.assertRegex(self.catalogue('verify', update, '--key', public), '(?s)Ministère d’essai.*Signed with key.*No fault')
        self.catalogue('apply', update, '--key', public)
        self.assertEqual(self.edition(), '2026-12-15')
        self.assertIn(shipped, self.catalogue('revert'))
        self.assertEqual(self.edition(), shipped)
        self.assertIn('No update', self.catalogue('revert', status=1))

    def test_known_key(self):
        secret, public = self.make_key()
        keys = self.home / 'boussole/editions/keys'
        keys.mkdir(parents=True)
        shutil.copy(public, keys)
        self.catalogue('apply', self.sign(self.make_folder(), secret))
        self.assertEqual(self.edition(), '2026-12-15')

    def test_key_named_once(self):
        secret, public = self.make_key()
        said = self.catalogue('apply', self.sign(self.make_folder(), secret), '--key', public)
        self.assertIn('is known from now on', said)
        public.unlink()
        self.catalogue('apply', self.sign(self.make_folder('2026-12-20'), secret))
        self.assertEqual(self.edition(), '2026-12-20')
        index = json.loads((self.home / 'boussole/editions/editions.json').read_text())
        self.assertEqual(len({one['key'] for one in index['applied']}), 1)

    def known_keys(self):
        return sorted(p.name for p in (self.home / 'boussole/editions').glob('keys/*'))

    def test_key_only_with_its_update(self):
        secret, public = self.make_key()

        def twice(offers):
            offers['offers'].append(offers['offers'][0])

        faulty = self.forge(self.make_folder('2026-12-14', change=twice), secret)
        self.catalogue('apply', faulty, '--key', public, status=3)
        self.assertEqual(self.known_keys(), [])
        update = self.sign(self.make_folder(), secret)
        self.assertIn('is known from now on', self.catalogue('apply', update, '--key', public))
        self.assertEqual(len(self.known_keys()), 1)

    def test_key_after_its_update(self):
        secret, public = self.make_key()
        update = self.sign(self.make_folder(), secret)
        self.catalogue('apply', update, '--unsigned')
        self.assertEqual(self.known_keys(), [])
        said = self.catalogue('apply', update, '--key', public)
        self.assertRegex(said, '(?s)is known from now on.*in use already')
        self.assertNotIn('Nothing was changed', said)
        index = json.loads((self.home / 'boussole/editions/editions.json').read_text())
        self.assertEqual([one['key'] + '.pub' for one in index['applied']], self.known_keys())

    @unittest.skipIf(UNKILLED, 'ends the program')
    def test_key_killed(self):
        """Whenever the program is ended, no key is known whose update is not in use."""
        secret, public = self.make_key()
        update = self.sign(self.make_folder(), secret)
        chance = random.Random(5)
        start = time.monotonic()
        self.catalogue('apply', update, '--key', public)
        whole = time.monotonic() - start
        ended = 0
        for _ in range(12):
            shutil.rmtree(self.home)
            program = subprocess.Popen([CLI, 'catalogue', 'apply', update, '--key', public], stdout=subprocess.DEVNULL,
                                       env=os.environ | {'XDG_DATA_HOME': str(self.home)})
            time.sleep(chance.uniform(whole / 3, whole))
            program.kill()
            program.wait()
            if self.known_keys():
                self.assertEqual(self.edition(), '2026-12-15')
            else:
                ended += 1
            self.catalogue('apply', update, '--key', public)
            self.assertEqual(len(self.known_keys()), 1)
        self.assertGreater(ended, 0)

    def test_view_at_fault(self):
        secret, public = self.make_key()
        folder = self.make_folder()
        view = json.loads((folder / 'catalogue/view.json').read_text())
        del view['states']
        (folder / 'catalogue/view.json').write_text(json.dumps(view))
        update = self.forge(folder, secret)
        for action, status in (('verify', 1), ('apply', 3)):
            said = self.catalogue(action, update, '--key', public, status=status)
            self.assertRegex(said, r'(?m)^/.*\.boussole-update: catalogue/view\.json: \$\.states: ')
        self.assertEqual(self.known_keys(), [])

    def test_preview(self):
        secret, public = self.make_key()

        def change(catalogue):
            offers = {offer['id']: offer for offer in catalogue['offers']}
            offers['exoscale']['name'] = 'Autrement'
            offers['exoscale']['prices'].append({'item': 'x', 'amount': 2, 'unit': 'hour', 'date': '2026-12-01', 'source-url': None})
            offers['outscale-iaas-cloudgouv']['facts']['snc.status']['timeline'][-1]['value'] = 'expired'
            catalogue['offers'].append(offers['exoscale'] | {'id': 'new-one', 'name': 'New one'})

        update = self.sign(self.make_folder(change=change), secret)
        for action in ('verify', 'apply'):
            said = self.catalogue(action, update, '--key', public)
            self.assertIn('new-one: added, New one', said)
            self.assertIn('exoscale: renamed', said)
            self.assertRegex(said, r'(?s)outscale-iaas-cloudgouv: .*\n  before: ')
            self.assertIn('1 other fact, price or source', said)

    def test_unsigned(self):
        secret, public = self.make_key()
        update = self.sign(self.make_folder(), secret)
        bare = self.folder / 'bare.boussole-update'
        bare.write_text(update.read_text().split('\n', 4)[4])
        self.assertIn('Nobody signed', self.catalogue('apply', bare, '--key', public, status=1))
        self.assertIn('Nobody signed', self.catalogue('apply', bare, '--unsigned'))
        self.assertEqual(self.edition(), '2026-12-15')

    def test_older(self):
        secret, public = self.make_key()
        update = self.sign(self.make_folder('2026-11-02'), secret)
        self.assertIn('older than the one in use', self.catalogue('verify', update, '--key', public))
        self.assertIn('older than the one in use', self.catalogue('apply', update, '--key', public))

    def test_changed_byte(self):
        secret, public = self.make_key()
        update = self.sign(self.make_folder(), secret)
        shipped = self.edition()
        text = update.read_text()
        for changed in (text.replace('OUTSCALE', 'OUTSCALF', 1), text[:-400], text[:100]):
            update.write_text(changed)
            status, _output, messages = self.run_cli('catalogue', 'apply', update, '--key', public)
            self.assertIn(status, (1, 3))
            self.assertIn(str(update), messages)
            self.assertEqual(self.edition(), shipped)
        update.write_text(text.replace('OUTSCALE', 'OUTSCALF', 1))
        for words in ((), ('--unsigned',)):
            said = self.catalogue('apply', update, '--key', public, *words, status=3)
            self.assertRegex(said, '(?s)changed or damaged after key.*Nothing was changed')
            self.assertEqual(self.edition(), shipped)
        other, other_public = self.make_key('autre')
        update.write_text(text)
        self.assertIn('holds for no key', self.catalogue('apply', update, '--key', other_public, status=1))

    def test_faults_in_its_files(self):
        secret, public = self.make_key()

        def twice(offers):
            offers['offers'].append(offers['offers'][0])

        update = self.forge(self.make_folder(change=twice), secret)
        shipped = self.edition()
        for action in ('verify', 'apply'):
            status, _output, messages = self.run_cli('catalogue', action, update, '--key', public)
            self.assertIn(status, (1, 3))
            self.assertIn(f'{update}: catalogue/offers.json: $.offers[', messages)
        self.assertEqual(self.edition(), shipped)
        self.assertEqual(sorted(self.home.rglob('*.json')), [])

    def test_signs_nothing_at_fault(self):
        """Whoever publishes learns of faults before anybody is given them, each with its place in the folder."""
        secret, public = self.make_key()

        def cross(offers):
            offers['offers'][0]['facts']['snc.expires-on']['value'] = '2000-01-01'

        folder = self.make_folder(change=cross)
        out = folder.with_suffix('.boussole-update')
        self.catalogue('sign', folder, '--key', secret, '-o', out, '--json', status=1)
        said = self.catalogue('sign', folder, '--key', secret, '-o', out, status=1)
        self.assertRegex(said, r"catalogue/offers\.json: \$\.offers\[0\]\.facts\['snc\.expires-on'\] \(.*\): This date lies before that of")
        self.assertIn(str(folder / 'catalogue/offers.json'), said)
        self.assertIn('1 fault found', said)
        self.assertFalse(out.exists())
        forged = self.forge(folder, secret)
        self.assertIn('Signed with key', self.catalogue('verify', forged, '--key', public, status=1))
        again = self.folder / 'again.boussole-update'
        self.assertIn(f'{forged}: catalogue/offers.json: $.offers[0]', self.catalogue('sign', forged, '--key', secret, '-o', again, status=1))
        self.assertFalse(again.exists())

    def test_names_the_file_that_was_given(self):
        """No message names a folder that is gone when it is read."""
        update = self.folder / 'part.boussole-update'
        offers = (TOP / 'data/catalogue/offers.json').read_text()
        update.write_text(json.dumps({'format': 'boussole-update', 'version': 1, 'edition': 'x', 'date': '2026-11-23', 'publisher': 'P',
                                      'files': {'catalogue/offers.json': offers}}))
        for words in (('verify', update), ('apply', update, '--unsigned')):
            _status, _output, messages = self.run_cli('catalogue', *words)
            self.assertIn(f'{update}: catalogue/services.json: $: The file cannot be read', messages)
            self.assertNotIn('.new-', messages)
        # a disk that is full
        done = subprocess.run([CLI, 'catalogue', '--lang=en', 'verify', update], capture_output=True, text=True, restore_signals=False,
                              env=os.environ | {'XDG_DATA_HOME': str(self.home), 'TMPDIR': str(self.folder)},
                              preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (50, 50)))
        self.assertEqual(done.returncode, 3)
        self.assertRegex(done.stderr, f'{update}: “catalogue/offers.json” of it cannot be written to {self.folder} ')

    def verify_json(self, *words, status=0):
        code, output, _messages = self.run_cli('catalogue', 'verify', *words, '--json')
        self.assertEqual(code, status)
        return json.loads(output)

    def test_verify_json(self):
        secret, public = self.make_key()
        update = self.sign(self.make_folder(), secret)
        found = self.verify_json(update, '--key', public)
        self.assertEqual((found['kind'], found['file'], found['edition'], found['signature'], found['faults'], found['warnings']),
                         ('update', str(update), '2026-12-15', 'known', [], []))
        self.assertEqual(found['changes'], [])
        self.assertEqual(self.verify_json(update, status=1)['signature'], 'unknown')
        faulty = self.forge(self.make_folder('2026-12-16', change=lambda offers: offers['offers'].append(offers['offers'][0])), secret)
        found = self.verify_json(faulty, '--key', public, status=1)
        self.assertEqual(found['faults'][0]['file'], f'{faulty}: catalogue/offers.json')
        self.assertEqual(found['faults'][0]['place'], '$.offers[69]')
        faulty.write_text(faulty.read_text()[:-40])
        found = self.verify_json(faulty, status=3)
        self.assertEqual([fault['file'] for fault in found['faults']], [str(faulty)])

    def test_verify_folder(self):
        """What is published, or installed beside the application, is verified as it lies there."""
        secret, public = self.make_key()
        folder = self.make_folder()
        self.assertRegex(self.catalogue('verify', folder), r'No fault found: edition 2026-12-15 of .*, \d+ questions, \d+ rules, 69 offers')
        found = self.verify_json(folder)
        self.assertEqual((found['kind'], found['edition'], found['offers'], found['faults']), ('edition', '2026-12-15', 69, []))
        (folder / 'layers').mkdir()
        (folder / 'keys').mkdir()
        shutil.copy(public, folder / 'keys')
        layer = json.loads((TOP / 'tests/data/catalogue/layer.json').read_text())
        (folder / 'layers/ours.json').write_text(json.dumps(layer))
        self.catalogue('verify', f'{folder}/')
        found = self.verify_json(folder)
        self.assertEqual((found['edition'], found['offers'], found['applied']), ('2026-12-15', 69, 2))
        layer['corrections'][0]['author'] = ''
        (folder / 'layers/ours.json').write_text(json.dumps(layer))
        (folder / 'keys/other.pub').write_text('x')
        view = json.loads((folder / 'catalogue/view.json').read_text())
        del view['states']
        (folder / 'catalogue/view.json').write_text(json.dumps(view))
        said = self.catalogue('verify', folder, status=1)
        for place in ('catalogue/view.json: $.states: ', 'layers/ours.json: $.corrections[0].author', 'keys/other.pub'):
            self.assertIn(f'{folder}/{place}', said)
        self.assertIn('3 faults found', said)
        (folder / 'edition.json').unlink()
        self.assertIn(f'{folder}/edition.json: $: The file cannot be read', self.catalogue('verify', folder, status=1))
        empty = self.folder / 'empty'
        empty.mkdir()
        self.assertIn('Name the folder that holds them', self.catalogue('verify', empty, status=3))

    def test_wrong_use(self):
        folder = self.make_folder()
        self.assertIn('--key', self.catalogue('sign', folder, status=2))
        self.assertIn('-o NAME', self.catalogue('key', status=2))
        _secret, public = self.make_key()
        self.assertIn('no secret key', self.catalogue('sign', folder, '--key', public, '-o', self.folder / 'x', status=3))
        self.assertIn('no public key', self.catalogue('apply', self.sign(folder, _secret), '--key', _secret, status=3))
        (folder / 'edition.json').unlink()
        self.assertIn('edition.json', self.catalogue('sign', folder, '--key', _secret, '-o', self.folder / 'x', status=3))

    def editions(self):
        return sorted(p.name for p in (self.home / 'boussole/editions').glob('*') if p.is_dir() and p.name != 'keys')

    def test_applied_again(self):
        secret, public = self.make_key()
        update = self.sign(self.make_folder(), secret)
        shipped = self.edition()
        self.catalogue('apply', update, '--key', public)
        folder = self.home / 'boussole/editions' / self.editions()[0]
        before = folder.stat().st_ino
        self.assertIn('in use already', self.catalogue('apply', update, '--key', public))
        self.assertEqual(folder.stat().st_ino, before)
        # what was damaged since is put right
        (folder / 'catalogue/offers.json').write_text('{')
        self.catalogue('apply', update, '--key', public)
        self.assertEqual(self.edition(), '2026-12-15')
        # one step back, not two
        self.assertIn(shipped, self.catalogue('revert'))
        self.assertEqual(self.editions(), [])

    def assert_whole(self, *editions):
        """One of the editions is in use, all of it and without a fault."""
        status, output, messages = self.run_cli('evaluate', '-', '--on', '2026-11-23', stdin=PROJECT)
        self.assertEqual((status, messages), (0, ''))
        self.assertIn(json.loads(output)['catalogue']['version'], editions)

    @unittest.skipIf(UNKILLED, 'ends the program')
    def test_killed(self):
        secret, public = self.make_key()
        first, second = (self.sign(self.make_folder(day), secret) for day in ('2026-12-15', '2026-12-20'))
        shipped = self.edition()
        chance = random.Random(4)
        start = time.monotonic()
        self.catalogue('apply', first, '--key', public)
        whole = time.monotonic() - start
        files = {'2026-12-15': first, '2026-12-20': second}
        for i in range(40):
            used = self.edition()
            # now and then what is in use is applied again
            other = used if used in files and i % 3 == 0 else next(day for day in files if day != used)
            program = subprocess.Popen([CLI, 'catalogue', 'apply', files[other], '--key', public], stdout=subprocess.DEVNULL,
                                       env=os.environ | {'XDG_DATA_HOME': str(self.home)})
            time.sleep(chance.uniform(whole / 4, whole))
            program.kill()
            program.wait()
            self.assert_whole(used, other)
            # the rest is gone at the next start
            self.assertFalse([n for n in self.editions() if n.startswith('.new')])
        self.catalogue('apply', first, '--key', public)
        self.catalogue('apply', second, '--key', public)
        self.assertEqual(self.edition(), '2026-12-20')

    def test_disk_full(self):
        secret, public = self.make_key()
        first, second = (self.sign(self.make_folder(day), secret) for day in ('2026-12-15', '2026-12-20'))
        shipped = self.edition()
        for update, used in ((first, shipped), (second, '2026-12-15')):
            kept = self.editions()
            for size in (0, 50, 4096, 30_000, 100_000):
                # the signal that would end the program stays ignored, as on a disk that is full
                done = subprocess.run([CLI, 'catalogue', '--lang=en', 'apply', update, '--key', public], capture_output=True, text=True,
                                      env=os.environ | {'XDG_DATA_HOME': str(self.home)}, restore_signals=False,
                                      preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)))
                self.assertEqual(done.returncode, 3, done)
                self.assertIn('cannot be written', done.stderr)
                self.assertEqual(self.editions(), kept)
                self.assert_whole(used)
            self.catalogue('apply', update, '--key', public)

    def test_french(self):
        secret, public = self.make_key()
        update = self.sign(self.make_folder(), secret)
        self.assertRegex(self.catalogue('apply', update, status=1, lang='fr'), 'Rien n’a été modifié')
        self.assertRegex(self.catalogue('verify', update, '--key', public, lang='fr'), 'Signé par la clé')


if __name__ == '__main__':
    CLI = sys.argv[1]
    unittest.main(argv=sys.argv[:1])
