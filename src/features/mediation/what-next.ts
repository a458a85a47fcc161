import { CONFIRMATION, type Mediation, REFERRALS } from '@domain/mediation'
import { dateInWords } from '@domain/time'

/** What happens next and by when, in the words the resident reads and hears. */
export function whatNext({ status, dueOn, assignee, agreement, referredTo }: Mediation): string {
  const by = dueOn ? `${dateInWords(dueOn)}前` : '尽快'
  const who = assignee?.name ?? '调解员'
  switch (status) {
    case 'accepted':
      return `收到了。${by}会安排好由谁来办，请留意电话。`
    case 'assigned':
      return `由${who}来办，${by}会打电话给您。`
    case 'in-mediation':
      return `${who}正在调解，${by}给结果。`
    case 'agreed':
      return agreement
        ? `说定了。双方愿意的，${dateInWords(agreement.confirmUntil)}前可以一起到法院申请司法确认：《${CONFIRMATION.statute}》${CONFIRMATION.article}说，${CONFIRMATION.quote}。`
        : '说定了。'
    case 'not-agreed':
      return '这次没有调成。还可以约法律顾问问问，申请法律援助，或者仲裁、打官司。'
    case 'referred':
      return `已经转到${referredTo ? REFERRALS[referredTo] : '别处'}。接下来怎么办，可以打电话问。`
    case 'withdrawn':
      return '已经撤回。以后还想调，可以再申请。'
  }
}
