import { article } from '../kit/article.ts'

const residence = { zh: '居住', en: 'Residence' }
const insurance = { zh: '社保医保', en: 'Insurance' }
const business = { zh: '企业', en: 'Business' }

export const publicKnowledge = [
  ...article(
    residence,
    {
      title: '办理居住证',
      questions: ['居住证怎么办', '居住证材料', '租房办居住证'],
      text: '在本市居住满半年，有合法稳定就业、住所或就读之一即可。带身份证、照片和住所证明（租房合同备案即可）到街道社区事务中心，或在“临江办”手机端申请，15 个工作日领证，免费。',
    },
    {
      title: 'Get a residence permit',
      questions: ['residence permit', 'documents for a residence permit', 'permit for tenants'],
      text: 'You need half a year of living here and a job, a home or a school place. Bring ID, a photo and proof of address (a registered lease is enough) to the community centre or apply in the Linjiang app; ready in 15 working days, free of charge.',
    },
  ),
  ...article(
    residence,
    {
      title: '居住证续签',
      questions: ['居住证到期', '续签居住证', '居住证过期'],
      text: '居住证每年签注一次，到期前 30 天可在“临江办”线上续签，即时生效；逾期 60 天内补签不影响连续居住年限。',
    },
    {
      title: 'Renew a residence permit',
      questions: ['renew residence permit', 'permit expired', 'permit expires'],
      text: 'It is renewed once a year: online in the app from 30 days before, at once. If you renew within 60 days after it expired your years of residence still count.',
    },
  ),
  ...article(
    insurance,
    {
      title: '社保转移',
      questions: ['社保怎么转移', '换城市社保', '断缴怎么办'],
      text: '在新参保地申请即可，无需回原地：电子社保卡小程序“关系转移”，约 15 个工作日完成。断缴期间养老年限累计不清零，医保断缴 3 个月内补缴可续上待遇。',
    },
    {
      title: 'Transfer social insurance',
      questions: ['transfer social insurance', 'new city insurance', 'missed payments'],
      text: 'Apply in the new city only: in the electronic card app under Transfer, about 15 working days. Pension years are kept while you pause; medical insurance continues if you pay within 3 months.',
    },
  ),
  ...article(
    insurance,
    {
      title: '异地就医备案',
      questions: ['异地就医', '外地看病报销', '医保报销比例'],
      text: '出发前在国家医保服务平台备案，选就医地即可，即时生效；持医保码在定点医院直接结算，比例按参保地政策，一般比本地低 5–10 个百分点。急诊可先就医后 5 日内补备案。',
    },
    {
      title: 'Treatment in another city',
      questions: ['treatment in another city', 'how much is reimbursed', 'insurance elsewhere'],
      text: 'Register on the national insurance platform before you go; it works at once and hospitals settle directly, usually 5–10 points less than at home. In an emergency register within 5 days after.',
    },
  ),
  ...article(
    business,
    {
      title: '办理营业执照',
      questions: ['注册公司', '营业执照材料', '个体户登记'],
      text: '在“一网通办—企业开办”线上申请：名称、地址、经营范围、股东信息，免费，1 个工作日领照，同时可办公章、税务和社保开户。餐饮另需食品经营许可证，5 个工作日。',
    },
    {
      title: 'Get a business licence',
      questions: ['register a company', 'business licence', 'restaurant permit'],
      text: 'Apply online under Start a business with name, address, scope and partners; free, ready in 1 working day, with seals, tax and insurance accounts. Restaurants also need a food licence, 5 working days.',
    },
  ),
]
