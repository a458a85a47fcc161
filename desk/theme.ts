import type { ThemeConfig } from 'antd'

/** Colours shared with the mini-program's tokens, so that both look like one service. */
export const PRIMARY = '#0f5f5c'

/** The desk's look: calm, roomy targets (40 px; 44 px on a phone by `desk.css`), the system's own Chinese type. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: PRIMARY,
    colorInfo: PRIMARY,
    colorLink: PRIMARY,
    colorTextSecondary: '#55636b',
    colorBgLayout: '#f4f7f6',
    colorBorderSecondary: '#e4eae8',
    borderRadius: 8,
    controlHeight: 40,
    fontSize: 15,
    fontFamily:
      "-apple-system, 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif",
  },
  components: { Menu: { itemHeight: 44, itemBorderRadius: 8 }, Layout: { headerBg: '#ffffff', siderBg: '#ffffff' } },
}
