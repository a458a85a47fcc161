import { fireEvent, render, screen } from '@testing-library/react'
import { StatuteList } from '@/features/statutes/statute-list'
import { serve, visited } from './mocks/taro'

const statute = { title: '中华人民共和国劳动合同法', shortTitle: '劳动合同法', articleCount: 98, status: 'current' }

test('where no law has the words in its name, they can be looked for in the texts', async () => {
  serve(() => ({ statusCode: 200, data: [statute] }))
  render(<StatuteList />)
  await screen.findByText('劳动合同法')
  fireEvent.change(screen.getByRole('textbox'), { target: { value: '工钱' } })
  expect(screen.queryByText('劳动合同法')).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: '搜“工钱”' }))
  expect(visited).toEqual([`/pages/reading/search/index?q=${encodeURIComponent('工钱')}`])
})
