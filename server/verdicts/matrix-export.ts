import { matrix as matrixShape } from "#api/endpoints/verdict-shapes.ts";
import type { exportMatrix } from "#api/endpoints/verdicts.ts";
import { wordDate } from "#domain/wording/dates.ts";
import { branchCategoryTerms } from "#domain/wording/terms.ts";
import { writeMatrix } from "#formats/matrix-xlsx.ts";
import type { MatrixSheet } from "#formats/matrix-xlsx.ts";
import { noteExport } from "#server/exchange/note-export.ts";
import { madeFile } from "#server/exchange/temporary.ts";
import { actorOf } from "#server/http/call.ts";
import type { Handler } from "#server/http/call.ts";
import { Refusal } from "#server/http/refusal.ts";
import { today } from "#server/services.ts";
import { matrixText } from "#server/verdicts/matrix.ts";

/** The matrix of everything below an organisation as a workbook, in the language of whoever asks. */
export const exportOrganisationMatrix: Handler<typeof exportMatrix> = async (call) => {
  const { input, language, services } = call;
  const { universityId } = actorOf(call);
  const [root] = await call.authorise([input.params.id]);
  if (root === undefined) throw new Refusal("not-found");
  const { asOf, category, onlyShort } = input.query;
  const text = await matrixText(services, { universityId, rootId: root.id, query: { asOf } });
  const matrix = matrixShape.parse(JSON.parse(text));
  const names = new Map(matrix.rows.map((each) => [each.organisationId, each.name]));
  names.set(root.id, root.name);
  const sheets = matrix.guides.map(({ guideVersionId, title, columns }): MatrixSheet => {
    const rows = matrix.rows.filter(
      (each) =>
        each.guideVersionId === guideVersionId &&
        (category === undefined || each.category === category) &&
        (onlyShort === undefined || Object.values(each.cells).some(({ summary }) => summary === "attention")),
    );
    return {
      title,
      columns,
      rows: rows.map((each) => ({
        name: each.name,
        above: names.get(each.parentId ?? "") ?? "",
        category: each.category === null ? "" : branchCategoryTerms[each.category][language],
        cells: each.cells,
      })),
    };
  });
  const day = asOf ?? today(services);
  const name = `biaogan-matrix-${day}.xlsx`;
  const content = await madeFile(
    name,
    (path) =>
      writeMatrix(
        path,
        sheets.filter((each) => each.rows.length > 0),
        { asOf: wordDate(day)[language], language },
      ),
    (path) => noteExport(call, "export-matrix", root.id, path),
  );
  return { name, contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", content };
};
