import { render } from '@testing-library/react'
import { ClassVisit } from '@/features/school/class-visit'
import { ArticleReader } from '@/features/statutes/article-reader'
import { SurveyFill } from '@/features/survey/survey-fill'
import { serve, shared } from './mocks/taro'

beforeEach(() => serve(() => 'offline'))

test('an article is shared by its law and number, and opens there', () => {
  render(<ArticleReader statute="民法典" label="第一千二百四十五条" />)
  const query = `statute=${encodeURIComponent('民法典')}&label=${encodeURIComponent('第一千二百四十五条')}`
  expect(shared.message?.()).toEqual({
    title: '《民法典》第一千二百四十五条',
    path: `/pages/reading/article/index?${query}`,
  })
  expect(shared.timeline?.().query).toBe(query)
})

test("a survey is shared without this phone's booking or class", () => {
  render(<SurveyFill id="needs" bookingId="booking-1" classCode="ABC234" />)
  expect(shared.message?.().path).toBe('/pages/survey/fill/index?id=needs')
})

test('a class is shared with its code', () => {
  render(<ClassVisit code="ABC234" />)
  expect(shared.message?.()).toEqual({ title: '进课堂', path: '/pages/school/class/index?code=ABC234' })
})
