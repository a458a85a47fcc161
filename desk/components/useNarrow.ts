import { Grid } from 'antd'

/** Whether the page stands on a phone: a table of many columns is shown as rows of words there. */
export const useNarrow = (): boolean => Grid.useBreakpoint().md === false
