import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { Choice } from '@/components/choice/choice'

const OPTIONS = ['邻里纠纷', '土地、宅基地', '借钱、欠账'].map((text) => ({ value: text, text }))

function Question() {
  const [chosen, setChosen] = useState<string[]>([])
  return (
    <Choice label="哪方面的事" folding options={OPTIONS} selected={chosen} onToggle={(value) => setChosen([value])} />
  )
}

const offered = () => screen.getAllByRole('radio').map((option) => option.textContent)

test('a long list makes room once one is chosen, and comes back when another is wanted', async () => {
  const user = userEvent.setup()
  render(<Question />)
  expect(offered()).toHaveLength(3)
  expect(screen.queryByText('换一个')).toBeNull()
  await user.click(screen.getByText('土地、宅基地'))
  expect(offered()).toEqual(['土地、宅基地'])
  await user.click(screen.getByText('换一个'))
  expect(offered()).toHaveLength(3)
  await user.click(screen.getByText('借钱、欠账'))
  expect(offered()).toEqual(['借钱、欠账'])
})
