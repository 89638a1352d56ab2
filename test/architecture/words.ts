/**
 * Words by which a tool for organisations turns into one that measures people. Terms of the field
 * stay: a guide has points (观测点), units have an official order (单位排序), a meeting a sign-in sheet (签到表).
 */
const UNWELCOME: readonly RegExp[] = [
  /积分|排名|排行|打卡|签到率|考勤|人脸识别|刷脸|定位签到|在线时长|登录次数/gu,
  /\bGPS\b|geo-?location|geo-?fenc(?:e|ing)/giu,
  /leader-?board|gamif(?:y|ication)|\bstreaks?\b/giu,
  /\brankings?\b|\branked\b/giu,
  /\bcheck-ins?\b|\bcheckins?\b/giu,
  // In a name: checkIn, memberCheckIns, CheckIn, but not checkInput.
  /[cC]heckIns?(?![a-z])/gu,
  /(?:member|person|people|user|secretary)_?-?(?:scores?|points|rank(?:ing)?s?)\b/giu,
  /(?:score|rank)(?:Members?|Persons?|People|Users?|Secretar(?:y|ies))/gu,
  /(?:points|scores?) (?:earned|awarded|for (?:people|persons|members|users))/giu,
  /log-?in-?(?:count|frequency)|loginCounts?/giu,
];

/** The unwelcome words of a text with the lines they stand on. */
export function unwelcomeWords(text: string): { word: string; line: number }[] {
  return UNWELCOME.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => ({
      word: match[0],
      line: text.slice(0, match.index).split("\n").length,
    })),
  );
}
