"""Draws small pictures, saves them in many formats and notes the pixels that Pillow reads back.

Run in this folder: python make.py. Each NAME.EXT gets a NAME.EXT.expected: channels, height and
width as bytes, then the values channel by channel, transparent parts on white.
"""

import io
import struct
import zlib

import numpy as np
from PIL import Image, ImageOps

H, W = 19, 27
y, x = np.mgrid[0:H, 0:W]
rgb = np.stack(
    [x * 255 // (W - 1), y * 255 // (H - 1), 255 * (((x - 13) ** 2 + (y - 9) ** 2) < 50)], 2
).astype(np.uint8)
picture = Image.fromarray(rgb)
grey = picture.convert("L")
alpha = Image.fromarray(((x * 7 + y * 5) % 256).astype(np.uint8))
rgba, la = picture.copy(), grey.copy()
rgba.putalpha(alpha)
la.putalpha(alpha)


def note(name):
    image = Image.open(name)
    image.load()
    image = ImageOps.exif_transpose(image)
    if image.mode == "I;16":
        values = (np.asarray(image) >> 8).astype(np.uint8)[None]
    else:
        if image.mode in ("RGBA", "LA") or "transparency" in image.info:
            image = image.convert("RGBA")
            white = Image.new("RGBA", image.size, (255,) * 4)
            image = Image.alpha_composite(white, image)
        values = np.asarray(image.convert("RGB")).transpose(2, 0, 1)
    with open(name + ".expected", "wb") as out:
        out.write(bytes(values.shape) + values.tobytes())


def save(name, image, **options):
    image.save(name, **options)
    note(name)


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(name, colour, bits, samples, interlaced=False):
    h, w = samples.shape[:2]
    passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
    raw = b""
    for x0, y0, dx, dy in passes if interlaced else [(0, 0, 1, 1)]:
        part = samples[y0::dy, x0::dx]
        for row in part if part.size else []:
            raw += b"\0" + (np.packbits(row).tobytes() if bits == 1 else row.astype(f">u{bits // 8}").tobytes())
    head = struct.pack(">IIBBBBB", w, h, bits, colour, 0, 0, int(interlaced))
    with open(name, "wb") as out:
        out.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(raw)) + chunk(b"IEND", b""))
    note(name)


save("colour.png", picture)
save("grey.png", grey)
save("alpha.png", rgba)
save("grey-alpha.png", la)
save("palette.png", picture.quantize(16))
save("palette-transparent.png", picture.quantize(60), transparency=5)
save("bilevel.png", picture.convert("1"))
png("deep.png", 2, 16, rgb.astype(np.uint16) * 256 + 77)
png("deep-grey.png", 0, 16, np.asarray(grey).astype(np.uint16) * 256 + 200)
png("interlaced.png", 2, 8, rgb, True)
png("interlaced-bilevel.png", 0, 1, np.asarray(picture.convert("1")).astype(np.uint8), True)
save("baseline.jpg", picture, quality=80)
save("progressive.jpg", picture, quality=80, progressive=True)
save("half-chroma.jpg", picture, quality=80, subsampling=1)
save("full-chroma.jpg", picture, quality=80, subsampling=0)
save("grey.jpg", grey)
save("rgb.jpg", picture, keep_rgb=True)
save("cmyk.jpg", picture.convert("CMYK"), quality=90)
luma = np.asarray(picture.convert("YCbCr"))
black = (255 - x * 5).astype(np.uint8)[:, :, None]
inks = io.BytesIO()
Image.fromarray(255 - np.concatenate([luma, black], 2), mode="CMYK").save(inks, "JPEG", quality=95)
inks = bytearray(inks.getvalue())
inks[inks.find(b"Adobe") + 11] = 2
with open("ycck.jpg", "wb") as out:
    out.write(inks)
note("ycck.jpg")
for turn in range(1, 9):
    exif = Image.Exif()
    exif[0x112] = turn
    save(f"turned-{turn}.jpg", picture, exif=exif, quality=80)
exif[0x112] = 6
save("turned-6.png", picture, exif=exif)
save("turned-6.webp", picture, exif=exif, lossless=True)
save("turned-6.tif", picture, exif=exif)
save("colour.gif", picture)
save("transparent.gif", picture.quantize(60), transparency=5)
save("animated.gif", picture, save_all=True, append_images=[picture.rotate(90)])
save("colour.bmp", picture)
save("palette.bmp", picture.quantize(16))
save("lossless.webp", picture, lossless=True)
save("alpha.webp", rgba, lossless=True)
save("lossy.webp", grey, quality=90)
save("colour.tif", picture)
save("grey.tif", grey)
save("lzw.tif", picture, compression="tiff_lzw")
save("deflate.tif", picture, compression="tiff_deflate")
save("cmyk.tif", picture.convert("CMYK"))

# lossy WebP: pictures with edges and noise, so that segments, filters and all kinds of blocks occur
noise = np.random.RandomState(3).randint(0, 60, (3 * H, 3 * W, 3))
busy = Image.fromarray(np.clip(np.kron(rgb, np.ones((3, 3, 1))) - noise, 0, 255).astype(np.uint8))
for quality in (10, 40, 75, 90, 100):
    save(f"lossy-{quality}.webp", busy, quality=quality, method=quality % 7)
for width, height in ((1, 1), (2, 3), (15, 17), (33, 16)):
    save(f"lossy-{width}x{height}.webp", busy.resize((width, height)), quality=70)
clear = busy.copy()
clear.putalpha(alpha.resize(busy.size))
save("lossy-alpha.webp", clear, quality=50)
save("lossy-alpha-lossy.webp", clear, quality=80, alpha_quality=30)
save("lossy-animated.webp", busy, save_all=True, append_images=[busy.rotate(180)], quality=60)
