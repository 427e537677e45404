import { DIGIT_SOUNDS } from './digit-sounds.ts';

const RATE = 8000;
const GAP = 0.35;

/** The digits read aloud (D-18: a captcha that only eyes can read shuts people out), as 8 kHz 16-bit mono WAV. */
export function speakDigits(digits: string, lang: 'zh' | 'en'): Buffer {
  const gap = Buffer.alloc(2 * Math.round(RATE * GAP));
  const parts = [...digits].flatMap((digit) => [gap, expanded(DIGIT_SOUNDS[lang][Number(digit)] ?? '')]);
  return wav(Buffer.concat([...parts, gap]));
}

/** The recordings are kept as µ-law, half the size; every player takes plain PCM. */
function expanded(muLaw: string): Buffer {
  const bytes = Buffer.from(muLaw, 'base64');
  const pcm = Buffer.alloc(bytes.length * 2);
  bytes.forEach((byte, at) => pcm.writeInt16LE(linear(byte), at * 2));
  return pcm;
}

/** ITU-T G.711 µ-law to linear. */
function linear(byte: number): number {
  const inverted = ~byte & 0xff;
  const magnitude = ((((inverted & 0x0f) << 3) + 0x84) << ((inverted & 0x70) >> 4)) - 0x84;
  return inverted & 0x80 ? -magnitude : magnitude;
}

function wav(samples: Buffer): Buffer {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(36 + samples.length, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(RATE, 24);
  head.writeUInt32LE(RATE * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(samples.length, 40);
  return Buffer.concat([head, samples]);
}
