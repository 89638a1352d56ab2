import type { Template } from "#domain/wording/language.ts";

export type Signature = "zip" | "ole" | "pdf" | "rtf" | "html" | "image" | "empty" | "other";

const SIGNATURES: readonly (readonly [Signature, readonly number[]])[] = [
  ["zip", [0x50, 0x4b, 0x03, 0x04]],
  ["zip", [0x50, 0x4b, 0x05, 0x06]],
  ["ole", [0xd0, 0xcf, 0x11, 0xe0]],
  ["pdf", [0x25, 0x50, 0x44, 0x46]],
  ["rtf", [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ["html", [0x3c, 0x68, 0x74, 0x6d, 0x6c]],
  ["html", [0x3c, 0x21, 0x44, 0x4f, 0x43]],
  ["image", [0x89, 0x50, 0x4e, 0x47]],
  ["image", [0xff, 0xd8, 0xff]],
];

const WORDS = {
  zip: { "zh-CN": "其实是压缩包", en: "it is a zip archive" },
  ole: { "zh-CN": "其实是旧版 Office 文件或加密文件", en: "it is an old or encrypted Office file" },
  pdf: { "zh-CN": "其实是 PDF", en: "it is a PDF" },
  rtf: { "zh-CN": "其实是 RTF", en: "it is RTF" },
  html: { "zh-CN": "其实是网页", en: "it is a web page" },
  image: { "zh-CN": "其实是图片", en: "it is a picture" },
  empty: { "zh-CN": "文件是空的", en: "the file is empty" },
  other: { "zh-CN": "看不出是什么格式", en: "its format is unknown" },
} as const satisfies Record<Signature, Template>;

/** What a file is by its first bytes, whatever it is called. */
export function signatureOf(bytes: Uint8Array): Signature {
  if (bytes.length === 0) return "empty";
  const found = SIGNATURES.find(([, start]) => start.every((byte, index) => bytes[index] === byte));
  return found?.[0] ?? "other";
}

/** The same as words for a message. */
export function wordSignature(bytes: Uint8Array): Template {
  return WORDS[signatureOf(bytes)];
}
