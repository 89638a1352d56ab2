import { z } from "zod";
import { file, upload } from "#api/endpoint.ts";
import type { Endpoint } from "#api/endpoint.ts";
import { apiErrors } from "#api/errors.ts";
import type { Language } from "#domain/wording/language.ts";

const words = {
  title: { "zh-CN": "标杆 接口说明", en: "Biaogan API" },
  intro: {
    "zh-CN":
      "每个接口都以 /api 开头，收发 JSON。网页用登录后的 Cookie（修改时另带请求头 X-Biaogan: 1）；脚本用 Authorization: Bearer 令牌。新建时请带 Idempotency-Key，重复提交只记一次。出错时返回 application/problem+json，写明哪里不对、应当怎样。",
    en: "Every endpoint begins with /api and speaks JSON. Pages use the cookie of the session, and the header X-Biaogan: 1 for changes; scripts send Authorization: Bearer and a token. Send an Idempotency-Key when creating, so that a repeated request makes one record. A refusal is application/problem+json and says what is wrong and what would be right.",
  },
  errors: { "zh-CN": "出错代码", en: "Refusals" },
  permission: { "zh-CN": "权限", en: "Permission" },
  parameters: { "zh-CN": "路径参数", en: "Path parameters" },
  query: { "zh-CN": "查询参数", en: "Query" },
  body: { "zh-CN": "提交内容", en: "Body" },
  answer: { "zh-CN": "返回", en: "Answer" },
  file: { "zh-CN": "文件", en: "a file" },
  contents: { "zh-CN": "目录", en: "Contents" },
} as const;

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

function schemaText(schema: z.ZodType, io: "input" | "output"): string | undefined {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  const empty =
    rest.type === "object" && Object.keys(rest.properties ?? {}).length === 0 && rest.additionalProperties === false;
  return empty ? undefined : JSON.stringify(rest, null, 2);
}

function part(title: string, text: string | undefined): string {
  if (text === undefined) return "";
  return `<details><summary>${title}</summary><pre tabindex="0">${escaped(text)}</pre></details>`;
}

function section(row: Endpoint, language: Language): string {
  const takesBody = row.method !== "GET" && !z.safeParse(row.body, undefined).success;
  const body = row.body === upload ? words.file[language] : schemaText(row.body, "input");
  return [
    `<section id="${row.name}"><h3><code>${row.method} /api${escaped(row.path)}</code></h3>`,
    `<p>${escaped(row.summary[language])}</p>`,
    `<p>${words.permission[language]}: <code>${row.permission}</code></p>`,
    part(words.parameters[language], schemaText(row.params, "input")),
    part(words.query[language], schemaText(row.query, "input")),
    takesBody ? part(words.body[language], body) : "",
    part(words.answer[language], row.output === file ? words.file[language] : schemaText(row.output, "output")),
    row.errors.length === 0
      ? ""
      : `<p>${words.errors[language]}: <code>${row.errors.join("</code> <code>")}</code></p>`,
    "</section>",
  ].join("\n");
}

const STYLE = `body{font:16px/1.6 system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif;max-width:60rem;margin:0 auto;padding:1rem;color:#222;background:#fff}
h3{margin:2rem 0 .25rem;overflow-wrap:anywhere}pre{background:#f5f5f3;padding:.75rem;overflow:auto;font-size:13px}a{color:#8a1c1c}
table{border-collapse:collapse;width:100%}td,th{border-top:1px solid #ddd;padding:.25rem .5rem;text-align:left;vertical-align:top}`;

/** The contract as one page that needs nothing from elsewhere. */
export function docsPage(table: readonly Endpoint[], language: Language): string {
  const rows = table.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  const contents = rows.map(
    (row) => `<li><a href="#${row.name}">${row.name}</a> ${escaped(row.summary[language])}</li>`,
  );
  const errors = Object.entries(apiErrors).map(
    ([code, each]) =>
      `<tr><td><code>${code}</code></td><td>${each.status}</td><td>${escaped(each[language])}</td></tr>`,
  );
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${words.title[language]}</title><style>${STYLE}</style></head><body><main>
<h1>${words.title[language]}</h1><p>${words.intro[language]}</p>
<h2>${words.contents[language]}</h2><ul>${contents.join("\n")}</ul>
${rows.map((row) => section(row, language)).join("\n")}
<h2>${words.errors[language]}</h2><table><tbody>${errors.join("\n")}</tbody></table>
</main></body></html>
`;
}
