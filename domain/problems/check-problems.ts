import type { ProblemKind } from "#domain/problems/problem.ts";

/** What can be wrong between the entries of a bundle, each alone being right. */
export const checkProblems = {
  duplicateId: {
    code: "duplicate-id",
    "zh-CN": "编号“{value}”已用于 {other}，请换一个编号，或删去重复的一条。",
    en: "the id “{value}” is already used at {other}; give this entry another, or remove it.",
  },
  dangling: {
    code: "dangling-reference",
    "zh-CN": "“{value}”不在{list}之中{nearest}。请改为其中已有的，或补上这一条。",
    en: "“{value}” is not among the {list}{nearest}; use one that is there, or add the entry.",
  },
  treeCycle: {
    code: "tree-cycle",
    "zh-CN": "上级关系绕成了圈：{value}；请改正其中一个的上级党组织（parentId）。",
    en: "the organisations above go round in a circle: {value}; correct the parentId (上级党组织) of one of them.",
  },
  successionCycle: {
    code: "succession-cycle",
    "zh-CN": "承继关系绕成了圈：{value}；请改正其中一个的“由哪些党组织改设”（succeeds）。",
    en: "the successions go round in a circle: {value}; correct the succeeds (由哪些党组织改设) of one of them.",
  },
  succeedsNobody: {
    code: "succeeds-nobody",
    "zh-CN": "所承继的“{value}”不存在，请改为已有的党组织，或删去。",
    en: "“{value}”, which it is said to succeed, is no organisation; use an id that is there, or remove it.",
  },
  succeedsItself: {
    code: "succeeds-itself",
    "zh-CN": "“{value}”不能承继自己，请改为原来的党组织。",
    en: "“{value}” cannot succeed itself; name the organisation that was there before.",
  },
  parentKind: {
    code: "parent-kind",
    "zh-CN": "{kind}不能设在{parent}“{value}”之下，请改正上级党组织（parentId）或类型（kind）。",
    en: "a {kind} cannot be below the {parent} “{value}”; correct parentId (上级党组织) or kind (类型).",
  },
  endBeforeStart: {
    code: "end-before-start",
    "zh-CN": "结束日“{value}”早于开始日“{start}”，请对调或改正。",
    en: "the end “{value}” is before the start “{start}”; swap or correct them.",
  },
  semesterTooLong: {
    code: "semester-too-long",
    "zh-CN": "学期从“{start}”到“{value}”，超过两年，请改正日期。",
    en: "the semester runs from “{start}” to “{value}”, over two years; correct its dates.",
  },
  overlappingPosts: {
    code: "overlapping-posts",
    "zh-CN": "与 {other} 在同一党组织同时任{role}（自“{value}”起），请给前一任填上卸任日期。",
    en: "overlaps with {other}: two posts of {role} in one organisation from “{value}” on; end the earlier one.",
  },
  samePersonTwice: {
    code: "overlapping-posts",
    "zh-CN": "“{value}”在同一党组织的{role}任期与 {other} 重叠，请合并或改正日期。",
    en: "“{value}” holds the post of {role} twice at once, see {other}; make it one or correct the dates.",
  },
  twoElections: {
    code: "two-elections",
    "zh-CN": "同一党组织在“{value}”已有一次选举（{other}），请删去一条或改正日期。",
    en: "the organisation already has an election on “{value}” ({other}); remove one or correct its date.",
  },
  recipientTwice: {
    code: "recipient-twice",
    "zh-CN": "“{value}”已在这份上级决定的收文党组织之中（{other}），请只留一条。",
    en: "“{value}” already receives this decision ({other}); keep one entry.",
  },
  makeUpNotEarlier: {
    code: "make-up-not-earlier",
    "zh-CN": "补开所对应的“{value}”应早于召开日“{heldOn}”，请改正或删去“补开的是哪天的”（makesUpFor）。",
    en: "“{value}”, which it makes up for, must be before the day held, “{heldOn}”; correct or remove makesUpFor (补开的是哪天的).",
  },
  timesNotOpen: {
    code: "times-not-open",
    "zh-CN": "“{value}”的次数由指南规定，学校不能另设；可设的有：{options}。",
    en: "the number of “{value}” is the guide’s own and not the school’s to set; open are: {options}.",
  },
} as const satisfies Record<string, ProblemKind>;

/** Likely slips: they are shown and stop nothing. */
export const checkWarnings = {
  semestersOverlap: {
    code: "semesters-overlap",
    "zh-CN": "学期“{value}”与“{other}”的日期重叠，请核对校历。",
    en: "the semester “{value}” overlaps with “{other}”; compare them with the school’s calendar.",
  },
  holidaysUnknown: {
    code: "holidays-unknown",
    "zh-CN": "校历中没有{value}年的法定节假日，教学周可能多算；放假安排公布后请补上。",
    en: "the calendar has no public holidays for {value}, so teaching weeks may be too many; add them when published.",
  },
  makeUpDayOnWeekday: {
    code: "make-up-day-on-weekday",
    "zh-CN": "调休上班日“{value}”不是周末，请核对。",
    en: "the make-up working day “{value}” is no weekend day; check it.",
  },
  makeUpDayIsHoliday: {
    code: "make-up-day-is-holiday",
    "zh-CN": "“{value}”既是假期又是调休上班日，请删去一处。",
    en: "“{value}” is both a holiday and a make-up working day; remove one.",
  },
  noParent: {
    code: "no-parent",
    "zh-CN": "{kind}“{value}”没有上级，请填上级党组织（parentId）。",
    en: "the {kind} “{value}” has no organisation above it; fill in parentId (上级党组织).",
  },
  oddParent: {
    code: "odd-parent",
    "zh-CN": "{kind}设在{parent}“{value}”之下并不常见，请核对。",
    en: "a {kind} below the {parent} “{value}” is unusual; check it.",
  },
  presentOverDue: {
    code: "present-over-due",
    "zh-CN": "实到{value}人多于应到{due}人，列席的请填在“列席人数”（observers）里。",
    en: "{value} present is more than the {due} due; guests go in observers (列席人数).",
  },
  votesOverPresent: {
    code: "votes-over-present",
    "zh-CN": "赞成{value}票多于到会{present}人，请核对。",
    en: "{value} votes for is more than the {present} present; check them.",
  },
  voteOverDue: {
    code: "present-over-due",
    "zh-CN": "参加表决{value}人多于应到{due}人，请核对。",
    en: "{value} at the vote is more than the {due} due; check them.",
  },
  recordedBeforeHeld: {
    code: "recorded-before-held",
    "zh-CN": "记录于“{value}”，早于召开日“{heldOn}”；尚未召开的请放在“计划”（plans）里。",
    en: "recorded on “{value}”, before the day held, “{heldOn}”; what is to come belongs in plans (计划).",
  },
  forumWithoutDetails: {
    code: "forum-without-details",
    "zh-CN": "论坛讲座没有写题目、地点或主讲人，无法与报批核对；请补上论坛题目、地点、主讲人（forum）。",
    en: "the forum lacks its title, place or speakers and cannot be compared with an approval; add them in forum (论坛题目、地点、主讲人).",
  },
  talkWithoutPair: {
    code: "talk-without-pair",
    "zh-CN": "谈心谈话没有写明双方，不能计入覆盖；请填谈话双方（talk.pair）。",
    en: "the talk does not say who spoke with whom and covers nobody; fill in talk.pair (谈话双方).",
  },
  talkWithOneself: {
    code: "talk-with-oneself",
    "zh-CN": "谈话双方同为“{value}”，请改正其中一方。",
    en: "both sides of the talk are “{value}”; correct one of them.",
  },
  namedTwice: {
    code: "named-twice",
    "zh-CN": "“{value}”重复出现，只算一次；请删去多余的。",
    en: "“{value}” is named twice and counts once; remove one.",
  },
  outsideExistence: {
    code: "outside-existence",
    "zh-CN": "“{value}”不在党组织存续期内（{from} 至 {to}），请核对日期或党组织。",
    en: "“{value}” lies outside the organisation’s existence ({from} to {to}); check the date or the organisation.",
  },
  rosterOverlap: {
    code: "roster-overlap",
    "zh-CN": "“{value}”在同一支部的名册期间与 {other} 重叠，请合并。",
    en: "“{value}” is on one branch’s roster twice at once, see {other}; make it one entry.",
  },
  datesReversed: {
    code: "dates-reversed",
    "zh-CN": "“{value}”早于“{start}”，请核对两个日期。",
    en: "“{value}” is before “{start}”; check both dates.",
  },
  reachedOverDue: {
    code: "reached-over-due",
    "zh-CN": "已覆盖{value}人多于应覆盖{due}人，请核对。",
    en: "{value} reached is more than the {due} due; check them.",
  },
} as const satisfies Record<string, ProblemKind>;
