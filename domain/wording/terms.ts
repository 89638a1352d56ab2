import type { AgendaCategory, SegmentKind } from "#domain/bundle/activities.ts";
import type { Settings } from "#domain/bundle/calendar.ts";
import type { Body, StatedCoverage } from "#domain/bundle/desk.ts";
import type { BranchCategory, Election, OrganisationKind, Role } from "#domain/bundle/organisations.ts";
import type { RequirementOf } from "#domain/guides/requirement-schema.ts";
import type { Template } from "#domain/wording/language.ts";

/**
 * The field's own terms for every value of the bundle, in both languages. Each table names every value
 * (`satisfies`), so that a new one without a term does not compile. Within a table no two terms are equal:
 * workbooks read a term back to its value.
 */
export const organisationKindTerms = {
  university: { "zh-CN": "学校党委", en: "university committee" },
  department: { "zh-CN": "院（系）级党组织", en: "department" },
  branch: { "zh-CN": "党支部", en: "branch" },
  group: { "zh-CN": "党小组", en: "group" },
} as const satisfies Record<OrganisationKind, Template>;

export const branchCategoryTerms = {
  teacher: { "zh-CN": "教师", en: "teachers" },
  student: { "zh-CN": "学生", en: "students" },
  mixed: { "zh-CN": "师生混编", en: "teachers and students" },
  staff: { "zh-CN": "职工", en: "staff" },
  retired: { "zh-CN": "离退休", en: "retired" },
} as const satisfies Record<BranchCategory, Template>;

export const roleTerms = {
  secretary: { "zh-CN": "书记", en: "secretary" },
  "acting-secretary": { "zh-CN": "代理书记", en: "acting secretary" },
  "deputy-secretary": { "zh-CN": "副书记", en: "deputy secretary" },
  "committee-member": { "zh-CN": "委员", en: "committee member" },
  "group-leader": { "zh-CN": "党小组组长", en: "group leader" },
  dean: { "zh-CN": "院长（系主任）", en: "dean" },
  leader: { "zh-CN": "班子成员", en: "member of the leadership" },
  organiser: { "zh-CN": "专职组织员", en: "full-time organiser" },
} as const satisfies Record<Role, Template>;

export const segmentKindTerms = {
  "general-meeting": { "zh-CN": "支部党员大会", en: "general meeting" },
  "committee-meeting": { "zh-CN": "支部委员会会议", en: "branch committee meeting" },
  "group-meeting": { "zh-CN": "党小组会", en: "group meeting" },
  "party-lecture": { "zh-CN": "党课", en: "Party lecture" },
  "theme-day": { "zh-CN": "主题党日", en: "theme day" },
  "organisation-life-meeting": { "zh-CN": "组织生活会", en: "organisation-life meeting" },
  "democratic-appraisal": { "zh-CN": "民主评议党员", en: "democratic appraisal of members" },
  training: { "zh-CN": "集中培训", en: "training" },
  talk: { "zh-CN": "谈心谈话", en: "heart-to-heart talk" },
  "party-committee-meeting": { "zh-CN": "党组织会议", en: "Party committee meeting" },
  "joint-meeting": { "zh-CN": "党政联席会议", en: "joint meeting of Party and administration" },
  "centre-study": { "zh-CN": "理论学习中心组学习", en: "study of the theory centre group" },
  "teacher-study": { "zh-CN": "教师集中学习", en: "teachers’ study" },
  "democratic-life-meeting": { "zh-CN": "民主生活会", en: "democratic-life meeting" },
  "secretaries-meeting": { "zh-CN": "党支部书记工作例会", en: "regular meeting of branch secretaries" },
  "secretaries-report": { "zh-CN": "党支部书记述职评议考核", en: "secretaries’ report and appraisal" },
  "report-to-superior": { "zh-CN": "向上级党组织报告工作", en: "report to the organisation above" },
  "report-to-branch": { "zh-CN": "党员向党支部汇报", en: "members’ report to the branch" },
  survey: { "zh-CN": "思想政治状况调研", en: "survey of political thinking" },
  forum: { "zh-CN": "论坛讲座等活动", en: "forum or lecture" },
  service: { "zh-CN": "志愿服务", en: "volunteer service" },
  other: { "zh-CN": "其他", en: "other" },
} as const satisfies Record<SegmentKind, Template>;

export const agendaCategoryTerms = {
  direction: { "zh-CN": "办学方向", en: "direction of the school" },
  teachers: { "zh-CN": "教师队伍建设", en: "teaching staff" },
  interests: { "zh-CN": "师生员工切身利益", en: "interests of teachers, students and staff" },
  cadres: { "zh-CN": "干部任用", en: "appointment of cadres" },
  members: { "zh-CN": "党员队伍建设", en: "membership" },
  recruitment: { "zh-CN": "教师招聘引进", en: "recruitment of teachers" },
  titles: { "zh-CN": "职称评审", en: "professional titles" },
  posts: { "zh-CN": "岗位聘用", en: "appointment to posts" },
  supervisors: { "zh-CN": "导师遴选", en: "selection of supervisors" },
  awards: { "zh-CN": "评优奖励", en: "awards" },
  appraisals: { "zh-CN": "聘期考核", en: "appraisal of the term of employment" },
  projects: { "zh-CN": "项目申报", en: "project applications" },
  other: { "zh-CN": "其他", en: "other" },
} as const satisfies Record<AgendaCategory, Template>;

/** Topics that the built-in requirements look for; a guide pack may bring its own. */
export const topics = ["ideology", "theory", "bodies", "work-report", "study"] as const;
export type Topic = (typeof topics)[number];

export const topicTerms = {
  ideology: { "zh-CN": "意识形态", en: "ideology" },
  theory: { "zh-CN": "党的创新理论", en: "the Party’s new theories" },
  bodies: { "zh-CN": "学术组织和学生社团", en: "academic bodies and student societies" },
  "work-report": { "zh-CN": "工作报告", en: "report on work" },
  study: { "zh-CN": "理论学习", en: "study of theory" },
} as const satisfies Record<Topic, Template>;

export const electionTypeTerms = {
  full: { "zh-CN": "换届选举", en: "full election" },
  "by-election": { "zh-CN": "补选", en: "by-election" },
  appointed: { "zh-CN": "上级指派", en: "appointed from above" },
} as const satisfies Record<Election["type"], Template>;

export const bodyTypeTerms = {
  academic: { "zh-CN": "学术组织", en: "academic body" },
  research: { "zh-CN": "研究机构", en: "research institute" },
  "student-society": { "zh-CN": "学生社团", en: "student society" },
} as const satisfies Record<Body["type"], Template>;

export const statedCoverageTerms = {
  training: { "zh-CN": "集中学习培训", en: "training" },
  "dual-life": { "zh-CN": "双重组织生活", en: "dual organisation life" },
  "member-reports": { "zh-CN": "党员汇报", en: "members’ reports" },
  "talks-committee": { "zh-CN": "支委之间谈心谈话", en: "talks between committee members" },
  "talks-members": { "zh-CN": "支委和党员谈心谈话", en: "talks of committee members with members" },
  "talks-peers": { "zh-CN": "党员之间谈心谈话", en: "talks between members" },
} as const satisfies Record<StatedCoverage, Template>;

/** All sets that a coverage requirement looks at. */
export const coverageTerms = {
  ...statedCoverageTerms,
  "branch-contact": { "zh-CN": "联系党支部", en: "contacts of the branches" },
  "bodies-contact": { "zh-CN": "联系学术组织和社团", en: "contacts of academic bodies and societies" },
  "dual-leaders": { "zh-CN": "“双带头人”书记", en: "secretaries who lead in both (双带头人)" },
  "weak-branches": { "zh-CN": "软弱涣散党支部整顿", en: "weak branches put right" },
  vetting: { "zh-CN": "政治把关程序", en: "procedure of political vetting" },
} as const satisfies Record<RequirementOf<"coverage">["of"], Template>;

export const vacationMonthTerms = {
  count: { "zh-CN": "照常计算", en: "counted as usual" },
  exempt: { "zh-CN": "免除", en: "exempt" },
} as const satisfies Record<NonNullable<Settings["vacationMonths"]>, Template>;

/** The statuses of a verdict (rules.md section 3); a `short` of strength `should` is shown as `hintTerm`. */
export const statusTerms = {
  met: { "zh-CN": "已达到", en: "met" },
  "met-late": { "zh-CN": "补开达到", en: "met by a make-up" },
  pending: { "zh-CN": "尚未到期", en: "not due yet" },
  short: { "zh-CN": "未达到", en: "short" },
  "not-applicable": { "zh-CN": "不适用", en: "not applicable" },
  judgement: { "zh-CN": "需人工判断", en: "for a person to judge" },
} as const satisfies Record<string, Template>;

export const hintTerm = { "zh-CN": "提示", en: "hint" } as const satisfies Template;
