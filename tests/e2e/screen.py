# SPDX-License-Identifier: EUPL-1.2
"""The X display of the tests: keys and clicks as from a person, and pictures of it.

Through libX11 and libXtst, which at-spi2-core brings, so that no other tool is needed.
"""

import ctypes
import functools
import struct
import zlib

SHIFT, CONTROL, ALT = 'Shift_L', 'Control_L', 'Alt_L'

XA_RESOURCE_MANAGER, XA_STRING = 23, 31  # of Xatom.h

# Keys whose name is not the character itself.
KEY_NAMES = {
    ' ': 'space', '-': 'minus', '.': 'period', ',': 'comma', '/': 'slash', '_': 'underscore',
    '\n': 'Return', '\t': 'Tab', ':': 'colon', '?': 'question',
}


class XImage(ctypes.Structure):
    """The beginning of Xlib's XImage."""

    _fields_ = [
        ('width', ctypes.c_int), ('height', ctypes.c_int), ('xoffset', ctypes.c_int),
        ('format', ctypes.c_int), ('data', ctypes.c_void_p), ('byte_order', ctypes.c_int),
        ('bitmap_unit', ctypes.c_int), ('bitmap_bit_order', ctypes.c_int),
        ('bitmap_pad', ctypes.c_int), ('depth', ctypes.c_int), ('bytes_per_line', ctypes.c_int),
    ]


class Screen:
    """A connection to $DISPLAY."""

    def __init__(self):
        self.x11 = ctypes.CDLL('libX11.so.6')
        self.xtst = ctypes.CDLL('libXtst.so.6')
        self.x11.XOpenDisplay.restype = ctypes.c_void_p
        self.x11.XDefaultRootWindow.restype = ctypes.c_ulong
        self.x11.XStringToKeysym.restype = ctypes.c_ulong
        self.x11.XKeycodeToKeysym.restype = ctypes.c_ulong
        self.x11.XGetImage.restype = ctypes.POINTER(XImage)
        self.display = ctypes.c_void_p(self.x11.XOpenDisplay(None))
        if not self.display:
            raise RuntimeError('no X display: start the tests with flatpak/test --e2e')

    def _fake_key(self, code, down):
        self.xtst.XTestFakeKeyEvent(self.display, code, down, ctypes.c_ulong(0))

    def key(self, name, *modifiers):
        """Presses a key, by the name X gives it: Tab, Return, Page_Down, a …"""
        symbol = ctypes.c_ulong(self.x11.XStringToKeysym(name.encode()))
        code = self.x11.XKeysymToKeycode(self.display, symbol)
        if code == 0:
            raise ValueError(f'no key for {name!r} on this keyboard')
        if self.x11.XKeycodeToKeysym(self.display, code, 0) != symbol.value and SHIFT not in modifiers:
            modifiers += (SHIFT,)
        held = [self.x11.XKeysymToKeycode(
            self.display, ctypes.c_ulong(self.x11.XStringToKeysym(m.encode()))) for m in modifiers]
        for modifier in held:
            self._fake_key(modifier, 1)
        self._fake_key(code, 1)
        self._fake_key(code, 0)
        for modifier in reversed(held):
            self._fake_key(modifier, 0)
        self.x11.XSync(self.display, 0)

    def type(self, text):
        """Types ASCII text."""
        for character in text:
            self.key(KEY_NAMES.get(character, character))

    def move(self, x, y):
        self.xtst.XTestFakeMotionEvent(self.display, -1, int(x), int(y), ctypes.c_ulong(0))
        self.x11.XSync(self.display, 0)

    def click(self, x, y):
        self.move(x, y)
        for down in (1, 0):
            self.xtst.XTestFakeButtonEvent(self.display, 1, down, ctypes.c_ulong(0))
        self.x11.XSync(self.display, 0)

    def find_window(self, title):
        """The window of this title; without a window manager all lie on the root."""
        nothing, root, children = ctypes.c_ulong(), ctypes.c_ulong(), ctypes.POINTER(ctypes.c_ulong)()
        count, name = ctypes.c_uint(), ctypes.c_char_p()
        self.x11.XQueryTree(self.display, ctypes.c_ulong(self.x11.XDefaultRootWindow(self.display)), ctypes.byref(root),
                            ctypes.byref(nothing), ctypes.byref(children), ctypes.byref(count))
        for window in children[:count.value]:
            if self.x11.XFetchName(self.display, ctypes.c_ulong(window), ctypes.byref(name)) and \
               name.value.decode() == title:
                return ctypes.c_ulong(window)
        raise ValueError(f'no window “{title}”')

    def resize(self, title, width, height):
        self.x11.XResizeWindow(self.display, self.find_window(title), width, height)
        self.x11.XSync(self.display, 0)

    def set_resolution(self, dots_per_inch):
        """The size of text for programs that start from now on, as large text is set on a desktop; or None."""
        root = ctypes.c_ulong(self.x11.XDefaultRootWindow(self.display))
        resources = f'Xft.dpi:\t{dots_per_inch:.0f}\n'.encode() if dots_per_inch else b''
        self.x11.XChangeProperty(self.display, root, ctypes.c_ulong(XA_RESOURCE_MANAGER), ctypes.c_ulong(XA_STRING), 8, 0,
                                 resources, len(resources))
        self.x11.XSync(self.display, 0)

    @property
    def size(self):
        number = self.x11.XDefaultScreen(self.display)
        return self.x11.XDisplayWidth(self.display, number), self.x11.XDisplayHeight(self.display, number)

    def grab(self, x, y, width, height):
        """The pixels shown there, and the bytes of a line."""
        root = ctypes.c_ulong(self.x11.XDefaultRootWindow(self.display))
        image = self.x11.XGetImage(self.display, root, x, y, width, height, ctypes.c_ulong(0xFFFFFFFF), 2)
        stride = image.contents.bytes_per_line
        return ctypes.string_at(image.contents.data, stride * height), stride

    def save(self, path, x=0, y=0, width=None, height=None):
        """Writes what the screen shows there, or all of it, as PNG."""
        width, height = width or self.size[0], height or self.size[1]
        data, stride = self.grab(x, y, width, height)
        with open(path, 'wb') as file:
            file.write(encode_png(data, width, height, stride))


@functools.cache
def get_screen():
    return Screen()


def encode_png(data, width, height, stride):
    """PNG of 32-bit pixels in the order blue, green, red, unused."""
    rows = bytearray()
    for y in range(height):
        line = data[y * stride:y * stride + width * 4]
        rgb = bytearray(width * 3)
        rgb[0::3], rgb[1::3], rgb[2::3] = line[2::4], line[1::4], line[0::4]
        rows += b'\0' + rgb

    def chunk(kind, content):
        check = zlib.crc32(kind + content)
        return struct.pack('>I', len(content)) + kind + content + struct.pack('>I', check)

    return (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', width, height, 8, 2, 0, 0, 0)) +
            chunk(b'IDAT', zlib.compress(bytes(rows))) + chunk(b'IEND', b''))
