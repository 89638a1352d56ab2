import "#web/ui/mantine.css";
import "#web/ui/paper.css";
import "#web/ui/frame.css";
import "#web/ui/print.css";
import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { queries, router } from "#web/router.tsx";
import { keepForOffline } from "#web/offline.ts";
import { startLanguage } from "#web/ui/language.ts";
import { theme, variables } from "#web/ui/theme.ts";

startLanguage();
keepForOffline();
const nonce = document.querySelector('meta[name="style-nonce"]')?.getAttribute("content") ?? "";
const place = document.querySelector("#root");
if (place !== null) {
  createRoot(place).render(
    <StrictMode>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={variables}
        defaultColorScheme="auto"
        getStyleNonce={() => nonce}
      >
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
}
