import { fold, tidy, withoutDebris } from "#domain/guides/import/spaces.ts";

/** Page footers in the ways they are printed: - 8 -, — 8 —, 第 8 页 共 20 页, 8/20, Page 8 of 20. */
const FOOTERS: readonly RegExp[] = [
  /^[-—–―─－~·•]+\s*[0-9０-９]{1,4}\s*[-—–―─－~·•]+$/,
  /^第\s*[0-9０-９一二三四五六七八九十百]+\s*页(?:\s*[,，/／(（]?\s*(?:共|总)\s*[0-9０-９一二三四五六七八九十百]+\s*页\s*[)）]?)?$/,
  /^[0-9０-９]{1,4}\s*[/／]\s*[0-9０-９]{1,4}$/,
  /^page\s*\d+(?:\s*(?:of|\/)\s*\d+)?$/i,
];

const BARE_PAGE = /^[0-9０-９]{1,3}$/;
const ANNEX = /^附\s*[件表录](?:\s*[0-9０-９一二三四五六七八九十]+(?:\s*[-—－]\s*[0-9０-９]+)?)?\s*[:：]?$/;
const CONTINUED = /^[（(]?\s*(?:续\s*表?|接\s*上\s*(?:表|页)|转\s*下\s*页|见\s*下\s*页)\s*[0-9０-９]*\s*[）)]?$/;
const CONTENTS = /(?:[.…·・]{3}|\t)\s*[0-9０-９]{1,4}$/;
const NOTE = /^[(（【[]?\s*(?:备\s*注|附\s*注|注|说\s*明|填表说明|备注说明|注意事项)\s*[0-9０-９]*\s*[:：】\]]/;
const TAIL =
  /^(?:联\s*系\s*(?:人|电\s*话|方\s*式)|电\s*话|抄\s*送|主\s*送|印\s*发|制\s*表|填\s*表\s*人|负\s*责\s*人|审\s*核\s*人|（此页无正文）|\(此页无正文\))/;
const DATE =
  /^(?:[0-9０-９]{4}|[〇零○一二三四五六七八九]{4})\s*年\s*[0-9０-９一二三四五六七八九十]+\s*月(?:\s*[0-9０-９一二三四五六七八九十]+\s*日)?(?:\s*印发)?$/;

/** A page's footer. A number alone is one too, but only outside tables. */
export function isFooter(text: string, outsideTable: boolean): boolean {
  const line = withoutDebris(text).trim();
  return FOOTERS.some((pattern) => pattern.test(line)) || (outsideTable && BARE_PAGE.test(line));
}

/** 附件4, 附表2: where an annex begins. */
export function isAnnex(text: string): boolean {
  return ANNEX.test(withoutDebris(text).trim());
}

/** （续表）, 接上页. */
export function isContinuedMark(text: string): boolean {
  return CONTINUED.test(withoutDebris(text).trim());
}

/** A line of a table of contents, with dots or a tab and a page number. */
export function isContentsLine(text: string): boolean {
  return CONTENTS.test(withoutDebris(text).trimEnd()) || tidy(text) === "目录";
}

/** 注：…, a telephone number, a date of issue: what stands beside a guide and is none of its points. */
export function isAside(text: string): boolean {
  const line = withoutDebris(text).trim();
  return NOTE.test(line) || TAIL.test(line) || DATE.test(line);
}

/** True when a text has come to its end: a full stop, perhaps inside closing quotes or brackets. */
export function isComplete(whole: string): boolean {
  const text = whole.slice(-40);
  return /[。！？!?][”’"'）)」』】]*$/.test(text) || /[^\d\s.][.][”"')）]*$/.test(text);
}

const TITLE_END =
  /(?:指南|指标(?:体系)?|标准|细则|办法|方案|清单|一览表|任务书|[评考][估价核测]表|表|要点|要求|手册|任务|体系|规范|规程|大纲|目录)(?:[（(][^（）()]*[）)])*$/;

/** A line that reads like a document's title: short, no full stop, ends in 指南, 指标体系 and the like. */
export function endsLikeTitle(text: string): boolean {
  const line = fold(text);
  return isShortLine(line) && TITLE_END.test(line);
}

/** A short line that is no sentence. */
export function isShortLine(text: string): boolean {
  const line = fold(text);
  return line.length > 1 && line.length <= 60 && !/[。；;，,：:、]$/.test(line) && !/[。；]/.test(line);
}
