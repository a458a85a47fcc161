import { fireEvent, render, screen } from '@testing-library/react'
import { useQuestionDraft } from '@/features/questions/draft-store'
import { useVisit } from '@/features/school/visit-store'
import { Privacy } from '@/features/settings/privacy'
import { useSurveyDrafts } from '@/features/survey/draft-store'
import { write } from '@/platform/storage'
import { stored } from './mocks/taro'

test('takes off the phone what was begun and not sent, too', () => {
  useQuestionDraft.getState().change({ text: '他打我，我该怎么办' })
  useVisit.getState().setOut('ABCDEF', 'junior')
  write('survey-drafts', { needs: { answers: { wishes: '别让家里人知道' } } })
  expect(JSON.stringify([...stored])).toMatch(/他打我.*ABCDEF.*别让家里人知道/)
  render(<Privacy />)
  fireEvent.click(screen.getByRole('button', { name: '删掉手机上的记录' }))
  expect(JSON.stringify([...stored])).not.toMatch(/他打我|ABCDEF|别让家里人知道/)
  expect(useSurveyDrafts.getState().drafts).toEqual({})
})
