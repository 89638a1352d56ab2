import { problem } from "#domain/problems/problem.ts";
import type { Problem, ProblemKind } from "#domain/problems/problem.ts";
import { Refusal } from "#server/http/refusal.ts";

const LEAST = 10;
const MOST = 256;

const tooShort: ProblemKind = {
  code: "password-too-short",
  "zh-CN": "密码至少{least}个字符；用一句好记的话也可以，不必有大小写和符号。",
  en: "A password has at least {least} characters; a sentence that you remember will do, no need for capitals and signs.",
};
const tooLong: ProblemKind = {
  code: "password-too-long",
  "zh-CN": "密码最多{most}个字符。",
  en: "A password has at most {most} characters.",
};
const tooCommon: ProblemKind = {
  code: "password-too-common",
  "zh-CN": "这个密码太常见，别人第一批就会猜到，请换一个。",
  en: "This password is among the first that anyone would guess; choose another.",
};
const sameAsName: ProblemKind = {
  code: "password-is-name",
  "zh-CN": "密码不能与账号或姓名相同，也不能只在后面加几个数字。",
  en: "A password must not be the account’s or the person’s name, nor that with some digits behind it.",
};
const unchanged: ProblemKind = {
  code: "password-unchanged",
  "zh-CN": "新密码与原来的相同，请换一个。",
  en: "The new password is the old one; choose another.",
};

/** The commonest of this length and up, here and abroad; shorter ones are refused for their length. */
const COMMONEST = new Set(
  [
    "1234567890 0123456789 0987654321 9876543210 1234567891 12345678910 123456789a a123456789 aa123456789 123123123123",
    "1122334455 147258369000 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx3edc qazwsxedcrfv qwertyuiop qwertyuiop123 qwerty123456",
    "asdfghjkl123 zxcvbnm123 q1w2e3r4t5 abc1234567 abcd123456 abcd12345678 abcdefghij abc123456789 password12 password123",
    "password1234 passw0rd123 p@ssw0rd123 p@ssword123 admin12345 admin123456 administrator iloveyou123 letmein123",
    "welcome123 welcome2024 welcome2025 welcome2026 changeme123 woaini1314 woaini520 woaini5201314 5201314520 woaiwojia",
    "zhongguo123 beijing2008 tsinghua123 dangyuan123 dangzhibu123 xuexiqiangguo xuexi123456 qq123456789 wang123456",
    "zhang123456 chen123456 liu1234567 li123456789 biaogan123 biaogan2026 student123 teacher123 university test123456",
  ].flatMap((line) => line.split(" ")),
);

/** One character again and again, or a row of digits or letters up or down. */
function isOneStep(text: string): boolean {
  const points = [...text].map((each) => each.codePointAt(0) ?? 0);
  const steps = new Set(points.slice(1).map((each, at) => each - (points[at] ?? 0)));
  const [step = 2] = steps;
  return steps.size === 1 && Math.abs(step) <= 1;
}

type About = { names: readonly string[]; before?: string };

/** What is wrong with a new password; length and the commonest alone, as people keep a longer one better than an odd one. */
function problemsOfPassword(password: string, path: readonly string[], { names, before }: About): Problem[] {
  const length = [...password].length;
  const small = password.toLowerCase();
  const place = { path };
  if (length < LEAST) return [problem(tooShort, place, { least: LEAST })];
  if (length > MOST) return [problem(tooLong, place, { most: MOST })];
  if (COMMONEST.has(small) || isOneStep(small)) return [problem(tooCommon, place)];
  if (names.some((each) => small.replace(/\d*$/, "") === each.toLowerCase().replace(/\d*$/, "")))
    return [problem(sameAsName, place)];
  return before === password ? [problem(unchanged, place)] : [];
}

/** @throws Refusal `invalid-input` with what is wrong and what would be right, at the field's path */
export function mustBePassword(password: string, path: readonly string[], about: About): void {
  const problems = problemsOfPassword(password, path, about);
  if (problems.length > 0) throw new Refusal("invalid-input", { count: problems.length }, { problems });
}
