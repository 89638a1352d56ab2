import { fill } from "#domain/wording/language.ts";
import type { Language, Template, Values } from "#domain/wording/language.ts";
import { useWords } from "#web/ui/words.ts";

/** The words of what a record seldom has: votes, forums, points that it supports. */
const rareWords = {
  election: { "zh-CN": "是选举", en: "It was an election" },
  voteDue: { "zh-CN": "有表决权的应到", en: "Entitled to vote" },
  votePresent: { "zh-CN": "其中实到", en: "Present of them" },
  voteFor: { "zh-CN": "赞成票", en: "In favour" },
  voteAsAbove: {
    "zh-CN": "应到{due}人，实到{present}人，全部赞成",
    en: "{due} due, {present} present, all in favour",
  },
  voteNone: { "zh-CN": "没有表决", en: "There was no vote" },
  voteHalf: {
    "zh-CN": "三个数都填上，表决才能保存。没有表决的，点“没有表决”。",
    en: "A vote is kept once all three numbers are there. If there was none, touch “There was no vote”.",
  },
  lackPresent: {
    "zh-CN": "实到{count}人，没有过半：应到{due}人的，要有{need}人到会才能表决。",
    en: "{count} present is not more than half: of {due} entitled, {need} must be there for a vote.",
  },
  lackPresentElection: {
    "zh-CN": "实到{count}人，不到五分之四：应到{due}人的，要有{need}人到会才能选举。",
    en: "{count} present is less than four fifths: of {due} entitled, {need} must be there for an election.",
  },
  lackFor: {
    "zh-CN": "赞成{count}票，没有过半：应到{due}人的，要有{need}票赞成才算通过。",
    en: "{count} in favour is not more than half: of {due} entitled, {need} must be in favour for it to pass.",
  },
  voteHonest: {
    "zh-CN": "照实记即可；活动照样计入，这项表决会作标记。",
    en: "Record it as it was; the gathering counts all the same, and the vote is marked.",
  },
  forumTitle: { "zh-CN": "论坛、讲座题目", en: "Title of the forum or lecture" },
  forumPlace: { "zh-CN": "举办地点", en: "Where it takes place" },
  forumPlaceHow: {
    "zh-CN": "不填就是下面写的地点。",
    en: "Left empty, it is the place written below.",
  },
  speakers: { "zh-CN": "报告人（每行一位）", en: "Speakers, one a line" },
  foreignGuests: { "zh-CN": "有境外嘉宾", en: "With guests from abroad" },
  forumUnplanned: {
    "zh-CN":
      "论坛、讲座要先报批再开展（一会一报）。没有先列入安排的没有报批，照实记下后，“一会一报”这一条会显示未达到。",
    en: "A forum is approved before it takes place (一会一报). One that was never planned has no approval: record it as it was, and that point of the guide will be short.",
  },
  forumPlans: { "zh-CN": "安排过的，从这里记：", en: "If it was planned, begin from there:" },
  forumToDesk: { "zh-CN": "去看论坛审批", en: "To the approvals" },
  forumNone: {
    "zh-CN": "这次活动没有报批，“一会一报”这一条会显示未达到。",
    en: "No approval was asked for, so that point of the guide is short (一会一报).",
  },
  forumApplied: {
    "zh-CN": "已报批，还没有批准。举办前一天还没批准的，不算事先批准。",
    en: "Applied for and not approved yet. An approval counts if it is given before the day.",
  },
  forumLate: {
    "zh-CN": "批准日期不在举办当天之前，不算事先批准。",
    en: "The approval was not given before the day, and does not count.",
  },
  forumChanged: {
    "zh-CN": "与批准的不一样，批准对不上这次活动：",
    en: "It differs from what was approved, so the approval does not fit:",
  },
  forumApproved: { "zh-CN": "✓ {date}已批准，与批准的一致。", en: "✓ Approved {date}, and as approved." },
  changed: { "zh-CN": "{what}：批准的是“{approved}”，现在是“{now}”", en: "{what}: approved “{approved}”, now “{now}”" },
  changedDay: { "zh-CN": "日期", en: "Day" },
  changedPlace: { "zh-CN": "地点", en: "Place" },
  changedTitle: { "zh-CN": "题目", en: "Title" },
  changedSpeakers: { "zh-CN": "报告人", en: "Speakers" },
  forumAsApproved: { "zh-CN": "按批准的填", en: "Fill in as approved" },
  supportsHow: {
    "zh-CN": "指南里有些条目没有数字，由人判断。选上的条目，评的时候会看到这条记录。",
    en: "Some points of the guide have no number and are judged by people. Whoever judges those you choose will see this record.",
  },
  supportsSearch: { "zh-CN": "找条目：编号或字词", en: "Find a point: its code or words" },
  supportsPoints: { "zh-CN": "由人判断的条目", en: "Points that people judge" },
  supportsCount: { "zh-CN": "找到{count}条", en: "{count} points" },
  supportsNothing: { "zh-CN": "没有含这些字的条目。", en: "No point has these words." },
  supportsNoGuide: {
    "zh-CN": "现行指南里没有由人判断的条目，或者还没有指定指南。",
    en: "No guide that holds here has a point that only people can judge, or none is assigned yet.",
  },
  supportsUnknown: {
    "zh-CN": "现行指南里没有的条目",
    en: "not a point of the guides that hold now",
  },
} as const satisfies Record<string, Template>;

export type RareSay = (key: keyof typeof rareWords, values?: Values) => string;

/** These words in the language of the moment. */
export function useRareWords(): { say: RareSay; language: Language } {
  const { language } = useWords();
  return { say: (key, values) => fill(rareWords[key], language, values), language };
}
