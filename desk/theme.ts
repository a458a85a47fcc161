import type { ThemeConfig } from 'antd'

/** The mini-program's pine green (`src/styles`), so that both look like one service. */
export const PRIMARY = '#0b6153'

/** The desk's look: calm, roomy targets (40 px; 44 px on a phone by `desk.css`), the system's own Chinese type. */
export const theme: ThemeConfig = {
  token: {
    motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
    colorPrimary: PRIMARY,
    colorInfo: PRIMARY,
    colorLink: PRIMARY,
    // Ant Design's own red is too light on white for small type (WCAG 1.4.3).
    colorError: '#b42318',
    colorText: '#1c2927',
    colorTextSecondary: '#4a5754',
    colorTextTertiary: '#4a5754',
    colorTextDescription: '#4a5754',
    // Placeholders and hints inside fields are read too.
    colorTextPlaceholder: '#5f6b68',
    colorWarning: '#8a5200',
    colorSuccess: '#0b5d3b',
    // Derived from such dark colours, the grounds of messages would be too dark to read on.
    colorSuccessBg: '#e3f3ea',
    colorSuccessBorder: '#a9d6bd',
    colorWarningBg: '#fdf0d9',
    colorWarningBorder: '#ecc98d',
    colorErrorBg: '#fdeceb',
    colorErrorBorder: '#efb4af',
    colorInfoBg: '#e4f1ed',
    colorInfoBorder: '#b8d8cf',
    colorPrimaryBg: '#e4f1ed',
    controlItemBgActive: '#e4f1ed',
    colorBgLayout: '#f6f5f0',
    colorBorderSecondary: '#dedacf',
    borderRadius: 8,
    controlHeight: 40,
    fontSize: 15,
    fontFamily:
      "-apple-system, 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif",
  },
  components: {
    Menu: { itemHeight: 44, itemBorderRadius: 8, groupTitleColor: '#4a5754', itemSelectedBg: '#e4f1ed' },
    Layout: { headerBg: '#ffffff', siderBg: '#ffffff' },
  },
}
