import type { CurrentGroup } from './authority.js';

/**
 * Upper-tier councils of the north and the midlands, by region and kind. Each row:
 * LA code, GSS code, Ofsted number (URN), everyday name, official name.
 * Source: the department's local authority reference table. Its start dates are dates of a
 * register, not of the councils, and are left out.
 */
export const northAndMidlands: readonly CurrentGroup[] = [
  {
    region: 'North East',
    type: 'metropolitan-district',
    rows: [
      ['390', 'E08000037', '80469', 'Gateshead', 'Gateshead Metropolitan Borough Council'],
      ['391', 'E08000021', '80525', 'Newcastle upon Tyne', 'Newcastle City Council'],
      ['392', 'E08000022', '80529', 'North Tyneside', 'North Tyneside Council'],
      ['393', 'E08000023', '80557', 'South Tyneside', 'South Tyneside Council'],
      ['394', 'E08000024', '80566', 'Sunderland', 'Sunderland City Council'],
    ],
  },
  {
    region: 'North East',
    type: 'unitary-authority',
    rows: [
      ['805', 'E06000001', '80473', 'Hartlepool', 'Hartlepool Borough Council'],
      ['806', 'E06000002', '80523', 'Middlesbrough', 'Middlesbrough Borough Council'],
      ['807', 'E06000003', '80541', 'Redcar and Cleveland', 'Redcar and Cleveland Borough Council'],
      ['808', 'E06000004', '80563', 'Stockton-on-Tees', 'Stockton-on-Tees Borough Council'],
      ['840', 'E06000047', '80465', 'Durham', 'Durham County Council'],
      ['841', 'E06000005', '80458', 'Darlington', 'Darlington Borough Council'],
      ['929', 'E06000057', '80532', 'Northumberland', 'Northumberland County Council'],
    ],
  },
  {
    region: 'North West',
    type: 'county-council',
    rows: [['888', 'E10000017', '80480', 'Lancashire', 'Lancashire County Council']],
  },
  {
    region: 'North West',
    type: 'metropolitan-district',
    rows: [
      ['340', 'E08000011', '80479', 'Knowsley', 'Knowsley Metropolitan Borough Council'],
      ['341', 'E08000012', '80485', 'Liverpool', 'Liverpool City Council'],
      ['342', 'E08000013', '80560', 'St Helens', 'St Helens Council'],
      ['343', 'E08000014', '80550', 'Sefton', 'Sefton Metropolitan Borough Council'],
      ['344', 'E08000015', '80581', 'Wirral', 'Wirral Borough Council'],
      ['350', 'E08000001', '80432', 'Bolton', 'Bolton Metropolitan Borough Council'],
      ['351', 'E08000002', '80443', 'Bury', 'Bury Metropolitan Borough Council'],
      ['352', 'E08000003', '80521', 'Manchester', 'Manchester City Council'],
      ['353', 'E08000004', '80535', 'Oldham', 'Oldham Metropolitan Borough Council'],
      ['354', 'E08000005', '80542', 'Rochdale', 'Rochdale Metropolitan Borough Council'],
      ['355', 'E08000006', '80548', 'Salford', 'Salford City Council'],
      ['356', 'E08000007', '80562', 'Stockport', 'Stockport Metropolitan Borough Council'],
      ['357', 'E08000008', '80569', 'Tameside', 'Tameside Metropolitan Borough Council'],
      ['358', 'E08000009', '80573', 'Trafford', 'Trafford Metropolitan Borough Council'],
      ['359', 'E08000010', '80579', 'Wigan', 'Wigan Metropolitan Borough Council'],
    ],
  },
  {
    region: 'North West',
    type: 'unitary-authority',
    rows: [
      ['876', 'E06000006', '80471', 'Halton', 'Halton Borough Council'],
      ['877', 'E06000007', '80575', 'Warrington', 'Warrington Borough Council'],
      [
        '889',
        'E06000008',
        '80430',
        'Blackburn with Darwen',
        'Blackburn with Darwen Borough Council',
      ],
      ['890', 'E06000009', '80431', 'Blackpool', 'Blackpool Borough Council'],
      ['895', 'E06000049', '80447', 'Cheshire East', 'Cheshire East Council'],
      [
        '896',
        'E06000050',
        '80448',
        'Cheshire West and Chester',
        'Cheshire West and Chester Council',
      ],
      ['942', 'E06000063', '2733690', 'Cumberland', 'Cumberland Council'],
      ['943', 'E06000064', '2733698', 'Westmorland and Furness', 'Westmorland and Furness Council'],
    ],
  },
  {
    region: 'Yorkshire and the Humber',
    type: 'metropolitan-district',
    rows: [
      ['370', 'E08000016', '80426', 'Barnsley', 'Barnsley Metropolitan Borough Council'],
      ['371', 'E08000017', '80462', 'Doncaster', 'City of Doncaster Council'],
      ['372', 'E08000018', '80543', 'Rotherham', 'Rotherham Metropolitan Borough Council'],
      ['373', 'E08000019', '80551', 'Sheffield', 'Sheffield City Council'],
      ['380', 'E08000032', '80449', 'Bradford', 'City of Bradford Metropolitan District Council'],
      ['381', 'E08000033', '80444', 'Calderdale', 'Calderdale Metropolitan Borough Council'],
      ['382', 'E08000034', '80478', 'Kirklees', 'Kirklees Council'],
      ['383', 'E08000035', '80481', 'Leeds', 'Leeds City Council'],
      ['384', 'E08000036', '80451', 'Wakefield', 'Wakefield Metropolitan District Council'],
    ],
  },
  {
    region: 'Yorkshire and the Humber',
    type: 'unitary-authority',
    rows: [
      ['810', 'E06000010', '80477', 'Kingston upon Hull', 'Hull City Council'],
      ['811', 'E06000011', '80466', 'East Riding of Yorkshire', 'East Riding of Yorkshire Council'],
      ['812', 'E06000012', '80526', 'North East Lincolnshire', 'North East Lincolnshire Council'],
      ['813', 'E06000013', '80527', 'North Lincolnshire', 'North Lincolnshire Council'],
      ['815', 'E06000065', '80530', 'North Yorkshire', 'North Yorkshire Council'],
      ['816', 'E06000014', '80453', 'York', 'City of York Council'],
    ],
  },
  {
    region: 'East Midlands',
    type: 'county-council',
    rows: [
      ['830', 'E10000007', '80460', 'Derbyshire', 'Derbyshire County Council'],
      ['855', 'E10000018', '80483', 'Leicestershire', 'Leicestershire County Council'],
      ['891', 'E10000024', '80534', 'Nottinghamshire', 'Nottinghamshire County Council'],
      ['925', 'E10000019', '80484', 'Lincolnshire', 'Lincolnshire County Council'],
    ],
  },
  {
    region: 'East Midlands',
    type: 'unitary-authority',
    rows: [
      ['831', 'E06000015', '80459', 'Derby', 'Derby City Council'],
      ['856', 'E06000016', '80482', 'Leicester', 'Leicester City Council'],
      ['857', 'E06000017', '80547', 'Rutland', 'Rutland County Council'],
      ['892', 'E06000018', '80533', 'Nottingham', 'Nottingham City Council'],
      ['940', 'E06000061', '2637539', 'North Northamptonshire', 'North Northamptonshire Council'],
      ['941', 'E06000062', '2637548', 'West Northamptonshire', 'West Northamptonshire Council'],
    ],
  },
  {
    region: 'West Midlands',
    type: 'county-council',
    rows: [
      ['860', 'E10000028', '80561', 'Staffordshire', 'Staffordshire County Council'],
      ['885', 'E10000034', '80584', 'Worcestershire', 'Worcestershire County Council'],
      ['937', 'E10000031', '80576', 'Warwickshire', 'Warwickshire County Council'],
    ],
  },
  {
    region: 'West Midlands',
    type: 'metropolitan-district',
    rows: [
      ['330', 'E08000025', '80429', 'Birmingham', 'Birmingham City Council'],
      ['331', 'E08000026', '80456', 'Coventry', 'Coventry City Council'],
      ['332', 'E08000027', '80464', 'Dudley', 'Dudley Metropolitan Borough Council'],
      ['333', 'E08000028', '80549', 'Sandwell', 'Sandwell Metropolitan Borough Council'],
      ['334', 'E08000029', '80554', 'Solihull', 'Solihull Metropolitan Borough Council'],
      ['335', 'E08000030', '80574', 'Walsall', 'Walsall Metropolitan Borough Council'],
      ['336', 'E08000031', '80583', 'Wolverhampton', 'City of Wolverhampton Council'],
    ],
  },
  {
    region: 'West Midlands',
    type: 'unitary-authority',
    rows: [
      ['861', 'E06000021', '80564', 'Stoke-on-Trent', 'Stoke-on-Trent City Council'],
      ['884', 'E06000019', '80474', 'Herefordshire', 'Herefordshire Council'],
      ['893', 'E06000051', '80552', 'Shropshire', 'Shropshire Council'],
      ['894', 'E06000020', '80570', 'Telford and Wrekin', 'Telford & Wrekin Council'],
    ],
  },
];
