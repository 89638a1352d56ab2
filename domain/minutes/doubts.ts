import type { Template } from "#domain/wording/language.ts";

/** What a person should look at. */
export const doubts = {
  "no-date": { "zh-CN": "没有找到召开日期。", en: "no date of the meeting was found." },
  "no-year": {
    "zh-CN": "日期没有写年份，标题和文件名里也没有。",
    en: "the date has no year, nor has the heading or the file’s name.",
  },
  "several-years": {
    "zh-CN": "日期没有写年份，标题和文件名里的年份不止一个。",
    en: "the date has no year, and heading and file name have more than one.",
  },
  weekday: { "zh-CN": "日期和星期对不上。", en: "date and day of the week do not agree." },
  time: {
    "zh-CN": "钟点分不清上午下午或起止，没有采用。",
    en: "the hour could be in the morning or the afternoon, or ends before it begins; it was left out.",
  },
  due: { "zh-CN": "应到人数有几个不同的数，没有采用。", en: "there are several numbers of those due; none was taken." },
  present: {
    "zh-CN": "实到人数有几个不同的数，没有采用。",
    en: "there are several numbers of those present; none was taken.",
  },
  more: { "zh-CN": "实到人数多于应到人数。", en: "more were present than due." },
  vote: {
    "zh-CN": "有几次表决，结果不同，没有采用。",
    en: "there are several votes with different results; none was taken.",
  },
  convener: {
    "zh-CN": "主持人一栏不像一个人的姓名，没有采用。",
    en: "what is given as convener does not look like one name; it was left out.",
  },
  recorder: {
    "zh-CN": "记录人一栏不像一个人的姓名，没有采用。",
    en: "what is given as recorder does not look like one name; it was left out.",
  },
  leader: {
    "zh-CN": "主讲人一栏不像一个人的姓名，没有采用。",
    en: "what is given as lecturer does not look like one name; it was left out.",
  },
  kind: { "zh-CN": "看不出是哪一类会议或活动。", en: "it is not clear what kind of meeting this was." },
  sensitive: {
    "zh-CN": "属于不公开的内容（组织生活会、民主评议、谈话、发展党员或纪律事项），只取日期、类别、人数、议程和表决。",
    en: "of a kind that is not open (organisation life, appraisal, talk, admission or discipline): only date, kind, counts, agenda and vote were taken.",
  },
} as const satisfies Record<string, Template>;
