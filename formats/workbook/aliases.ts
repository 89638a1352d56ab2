import type { SegmentKind } from "#domain/bundle/activities.ts";
import type { OrganisationKind, Role } from "#domain/bundle/organisations.ts";

/** Short and everyday names that people write instead of the official term. */
export const segmentKindAliases = {
  党员大会: "general-meeting",
  支部大会: "general-meeting",
  支委会: "committee-meeting",
  支委会会议: "committee-meeting",
  支部委员会: "committee-meeting",
  小组会: "group-meeting",
  讲党课: "party-lecture",
  主题党日活动: "theme-day",
  民主评议: "democratic-appraisal",
  培训: "training",
  谈话: "talk",
  党委会: "party-committee-meeting",
  党委会议: "party-committee-meeting",
  联席会议: "joint-meeting",
  党政联席会: "joint-meeting",
  中心组学习: "centre-study",
  教师学习: "teacher-study",
  书记例会: "secretaries-meeting",
  述职评议: "secretaries-report",
  述职评议考核: "secretaries-report",
  论坛: "forum",
  讲座: "forum",
  报告会: "forum",
} as const satisfies Record<string, SegmentKind>;

export const roleAliases = {
  党支部书记: "secretary",
  支部书记: "secretary",
  党委书记: "secretary",
  支委: "committee-member",
  支部委员: "committee-member",
  小组长: "group-leader",
  党小组长: "group-leader",
  院长: "dean",
  系主任: "dean",
  组织员: "organiser",
} as const satisfies Record<string, Role>;

export const organisationKindAliases = {
  校党委: "university",
  院系级党组织: "department",
  院系党组织: "department",
  院系党委: "department",
  学院党委: "department",
  党总支: "department",
  支部: "branch",
  小组: "group",
} as const satisfies Record<string, OrganisationKind>;
