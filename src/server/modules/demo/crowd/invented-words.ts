/** Surnames by roughly their frequency: the first ones stand more than once. */
export const SURNAMES = '王王王王李李李李张张张张刘刘刘陈陈陈杨杨赵赵黄黄周周吴吴徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫雷龙史陶贺毛段郝顾龚邵万覃武钱戴欧阳'.match(/欧阳|./gu) ?? [];

export const GIVEN_NAMES = {
  men: ['伟', '强', '磊', '军', '洋', '勇', '杰', '涛', '明', '超', '刚', '平', '辉', '鹏', '华', '飞', '斌', '浩', '宇', '浩然', '建国', '志强', '文博', '子轩', '俊杰', '建华', '国庆', '海涛', '晓东', '宏伟', '立新', '振华', '思远', '家豪', '天佑', '永康'],
  women: ['芳', '娜', '敏', '静', '丽', '艳', '娟', '霞', '燕', '玲', '婷', '雪', '倩', '颖', '琳', '秀英', '桂兰', '丽华', '晓燕', '雨欣', '思琪', '佳怡', '梦洁', '海燕', '春梅', '雅婷', '欣怡', '文静', '红梅', '慧敏'],
} as const;

/** Names that older systems could not keep. */
export const LONG_NAMES = ['阿依古丽·买买提', '买买提·吐尔逊', '古丽娜尔·阿不都热合曼', '扎西·次仁', '欧阳倩', '司马青云', '诸葛明', '王㼆', '李𠅤', '刘䶮', '陈堃', '张喆', '马翀', '赵昱玥', '𠮷田'] as const;

/** Majors of the table of equivalents, and one that came after it. */
export const MAJORS = ['土木工程', '土木工程', '土木工程', '建筑学', '给水排水工程', '工程管理', '工程管理', '机械设计制造及其自动化', '电气工程及其自动化', '测绘工程', '安全工程', '水利水电工程', '智能建造'] as const;

/** Institutions and their codes, which stand at the head of a certificate's number. */
export const SCHOOLS = [['山东大学', '10422'], ['山东建筑大学', '10430'], ['青岛理工大学', '10429'], ['济南大学', '10427'], ['兰州交通大学', '10732'], ['石家庄铁道大学', '10107'], ['南昌大学', '10403'], ['西南交通大学', '10613'], ['华中科技大学', '10487'], ['同济大学', '10247']] as const;

/** Where they work and as what. */
export const TRADES = [
  { employer: '齐鲁建设集团有限公司', kind: 'state_enterprise', duty: '施工员、项目技术负责人' },
  { employer: '恒泰市政工程有限公司', kind: 'private_enterprise', duty: '市政道路施工管理' },
  { employer: '华安机电安装有限公司', kind: 'private_enterprise', duty: '机电安装项目管理' },
  { employer: '黄河水利工程局', kind: 'public_institution', duty: '水利工程施工管理' },
  { employer: '远大建筑设计研究院', kind: 'public_institution', duty: '建筑设计' },
  { employer: '中原铁路工程有限公司', kind: 'state_enterprise', duty: '桥隧工程施工管理' },
] as const;
