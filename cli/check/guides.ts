import { packsBeside, readGuidePack, shippedPacks } from "#formats/guide-pack.ts";
import { checkRollUps } from "#domain/guides/check-pack.ts";
import type { GuidePack } from "#domain/guides/pack.ts";
import { InputError } from "#domain/problems/problem.ts";

/**
 * The guide that `--guide` names, and the packs whose requirements its roll-ups may name: a shipped guide by
 * its id, else a pack file with those beside it.
 * @throws InputError when there is no such guide
 */
export async function chooseGuide(name: string): Promise<{ guide: GuidePack; packs: GuidePack[] }> {
  const shipped = await shippedPacks();
  const known = shipped.find((each) => each.guide === name);
  if (known !== undefined) return { guide: known, packs: shipped };
  const guide = await readGuidePack(name);
  // Later packs win: the file itself and its own neighbours before the shipped ones.
  const packs = [...shipped, ...(await packsBeside(name, guide)), guide];
  const problems = checkRollUps(guide, packs, name);
  if (problems.length > 0) throw new InputError(problems);
  return { guide, packs };
}
