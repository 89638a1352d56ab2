/** What a reference should have led to, as words for the sentence about one that leads nowhere. */
export const referredWords = {
  organisations: { "zh-CN": "党组织（organisations）", en: "organisations" },
  positions: { "zh-CN": "任职（positions）", en: "positions" },
  gatherings: { "zh-CN": "活动（activities）或计划（plans）", en: "activities or plans" },
  agendaItems: { "zh-CN": "各次会议的议题（agenda）", en: "agenda items of any meeting" },
  directives: { "zh-CN": "上级决定（directives）", en: "directives" },
  members: { "zh-CN": "党员名册（roster）或任职人员", en: "members of the roster or of a post" },
  people: { "zh-CN": "任职（positions）或党员名册（roster）", en: "positions or members of the roster" },
} as const;
