import { createTheme } from "@mantine/core";
import type { CSSVariablesResolver } from "@mantine/core";

/** The interface's typefaces; the guide's words are set in `--print` (paper.css). */
const INTERFACE =
  '"PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", system-ui, sans-serif';

/** Warm paper, dark ink, one red: ux.md's tokens as Mantine reads them. */
export const theme = createTheme({
  fontFamily: INTERFACE,
  fontFamilyMonospace: "ui-monospace, Menlo, Consolas, monospace",
  headings: { fontFamily: INTERFACE, fontWeight: "600" },
  primaryColor: "seal",
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  luminanceThreshold: 0.3,
  defaultRadius: 4,
  lineHeights: { xs: "1.4", sm: "1.5", md: "1.7", lg: "1.7", xl: "1.7" },
  colors: {
    seal: [
      "#fdf0ee",
      "#f9dedb",
      "#f5bcb7",
      "#f39f98",
      "#f2877f",
      "#dd5a52",
      "#c73c34",
      "#b3261e",
      "#951d17",
      "#7a1712",
    ],
  },
});

/** Mantine's own variables, said in ours, so that its parts lie on the same paper. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-body": "#fbfaf7",
    "--mantine-color-text": "#1f1e1b",
    "--mantine-color-dimmed": "#5f5b52",
    "--mantine-color-placeholder": "#6b675e",
    "--mantine-color-default": "#ffffff",
    "--mantine-color-default-border": "#cfc9bb",
    "--mantine-color-default-hover": "#f4f1ea",
    "--mantine-color-error": "#9c1f1b",
    "--mantine-color-anchor": "#1f1e1b",
  },
  dark: {
    "--mantine-color-body": "#1b1a18",
    "--mantine-color-text": "#ece8df",
    "--mantine-color-dimmed": "#a9a397",
    "--mantine-color-placeholder": "#a09a8e",
    "--mantine-color-default": "#242320",
    "--mantine-color-default-border": "#4a4740",
    "--mantine-color-default-hover": "#2d2b27",
    "--mantine-color-error": "#f5a69f",
    "--mantine-color-anchor": "#ece8df",
  },
});
