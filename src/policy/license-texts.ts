/**
 * Classifiers that identify one SPDX license, by their last part. Other classifiers are ambiguous.
 * Source: Core metadata, "Classifier" and trove-classifiers; PEP 639, "Mapping license classifiers to SPDX identifiers".
 */
// biome-ignore format: a table
export const CLASSIFIERS: Readonly<Record<string, string>> = {
  'Apache Software License 2.0': 'Apache-2.0',
  'Attribution Assurance License': 'AAL',
  'Blue Oak Model License (BlueOak-1.0.0)': 'BlueOak-1.0.0',
  'Boost Software License 1.0 (BSL-1.0)': 'BSL-1.0',
  'CC0 1.0 Universal (CC0 1.0) Public Domain Dedication': 'CC0-1.0',
  'CMU License (MIT-CMU)': 'MIT-CMU',
  'Common Development and Distribution License 1.0 (CDDL-1.0)': 'CDDL-1.0',
  'Eclipse Public License 1.0 (EPL-1.0)': 'EPL-1.0',
  'Eclipse Public License 2.0 (EPL-2.0)': 'EPL-2.0',
  'European Union Public Licence 1.0 (EUPL 1.0)': 'EUPL-1.0',
  'European Union Public Licence 1.1 (EUPL 1.1)': 'EUPL-1.1',
  'European Union Public Licence 1.2 (EUPL 1.2)': 'EUPL-1.2',
  'GNU Affero General Public License v3': 'AGPL-3.0-only',
  'GNU Affero General Public License v3 or later (AGPLv3+)': 'AGPL-3.0-or-later',
  'GNU General Public License v2 (GPLv2)': 'GPL-2.0-only',
  'GNU General Public License v2 or later (GPLv2+)': 'GPL-2.0-or-later',
  'GNU General Public License v3 (GPLv3)': 'GPL-3.0-only',
  'GNU General Public License v3 or later (GPLv3+)': 'GPL-3.0-or-later',
  'GNU Lesser General Public License v2 (LGPLv2)': 'LGPL-2.0-only',
  'GNU Lesser General Public License v2 or later (LGPLv2+)': 'LGPL-2.0-or-later',
  'GNU Lesser General Public License v3 (LGPLv3)': 'LGPL-3.0-only',
  'GNU Lesser General Public License v3 or later (LGPLv3+)': 'LGPL-3.0-or-later',
  'Historical Permission Notice and Disclaimer (HPND)': 'HPND',
  'ISC License (ISCL)': 'ISC',
  'MIT License': 'MIT',
  'MIT No Attribution License (MIT-0)': 'MIT-0',
  'Mozilla Public License 1.0 (MPL)': 'MPL-1.0',
  'Mozilla Public License 1.1 (MPL 1.1)': 'MPL-1.1',
  'Mozilla Public License 2.0 (MPL 2.0)': 'MPL-2.0',
  'Mulan Permissive Software License v2 (MulanPSL-2.0)': 'MulanPSL-2.0',
  'Open Software License 3.0 (OSL-3.0)': 'OSL-3.0',
  'PostgreSQL License': 'PostgreSQL',
  'Public Domain': 'LicenseRef-Public-Domain',
  'Qt Public License (QPL)': 'QPL-1.0',
  'SIL Open Font License 1.1 (OFL-1.1)': 'OFL-1.1',
  'Sleepycat License': 'Sleepycat',
  'The Unlicense (Unlicense)': 'Unlicense',
  'Universal Permissive License (UPL)': 'UPL-1.0',
  'University of Illinois/NCSA Open Source License': 'NCSA',
  'Vovida Software License 1.0': 'VSL-1.0',
  'W3C License': 'W3C',
  'Zero-Clause BSD (0BSD)': '0BSD',
  'zlib/libpng License': 'Zlib',
}

/** Classifiers of a license family, with the SPDX identifiers of its members. */
// biome-ignore format: a table
export const FAMILIES: Readonly<Record<string, RegExp>> = {
  'Academic Free License (AFL)': /^afl-/i,
  'Apple Public Source License': /^apsl-/i,
  'Apache Software License': /^apache-/i,
  'Artistic License': /^artistic-/i,
  'BSD License': /^(?:0bsd|bsd-)/i,
  'Eiffel Forum License': /^efl-/i,
  'GNU Free Documentation License (FDL)': /^gfdl-/i,
  'GNU General Public License (GPL)': /^gpl-/i,
  'GNU Library or Lesser General Public License (LGPL)': /^lgpl-/i,
  'Python Software Foundation License': /^(?:psf-2\.0|python-2\.0|cnri-)/i,
  'Zope Public License': /^zpl-/i,
}

/** Values of the `License` field that name a family, in lower case with single spaces. */
// biome-ignore format: a table
export const FAMILY_TEXTS: Readonly<Record<string, keyof typeof FAMILIES & string>> = {
  'apache': 'Apache Software License', 'apache license': 'Apache Software License', 'apache software license': 'Apache Software License', 'asl': 'Apache Software License',
  'bsd': 'BSD License', 'bsd license': 'BSD License', 'bsd-like': 'BSD License', 'bsd-style': 'BSD License', 'the bsd license': 'BSD License', 'bsd licence': 'BSD License',
  'gpl': 'GNU General Public License (GPL)', 'gnu gpl': 'GNU General Public License (GPL)', 'gnu general public license': 'GNU General Public License (GPL)',
  'lgpl': 'GNU Library or Lesser General Public License (LGPL)', 'gnu lgpl': 'GNU Library or Lesser General Public License (LGPL)',
  'psf': 'Python Software Foundation License', 'psf license': 'Python Software Foundation License', 'psfl': 'Python Software Foundation License', 'python software foundation license': 'Python Software Foundation License',
  'zpl': 'Zope Public License',
}

/** Values of the `License` field that identify one license, in lower case with single spaces. */
// biome-ignore format: a table
export const TEXTS: Readonly<Record<string, string>> = {
  'mit': 'MIT', 'mit license': 'MIT', 'the mit license': 'MIT', 'the mit license (mit)': 'MIT', 'mit licence': 'MIT', 'expat': 'MIT', 'expat license': 'MIT',
  'apache 2': 'Apache-2.0', 'apache 2.0': 'Apache-2.0', 'apache-2': 'Apache-2.0', 'apache2': 'Apache-2.0', 'apache2.0': 'Apache-2.0', 'asl 2.0': 'Apache-2.0', 'apache v2': 'Apache-2.0',
  'apache license 2.0': 'Apache-2.0', 'apache license, version 2.0': 'Apache-2.0', 'apache license version 2.0': 'Apache-2.0', 'apache software license 2.0': 'Apache-2.0',
  'apache 2.0 license': 'Apache-2.0', 'apache-2.0 license': 'Apache-2.0', 'apache license v2.0': 'Apache-2.0', 'apache license 2': 'Apache-2.0', 'the apache license 2.0': 'Apache-2.0',
  'bsd 3-clause': 'BSD-3-Clause', '3-clause bsd': 'BSD-3-Clause', 'bsd-3': 'BSD-3-Clause', 'bsd 3-clause license': 'BSD-3-Clause', '3-clause bsd license': 'BSD-3-Clause', 'bsd 3 clause': 'BSD-3-Clause',
  'new bsd': 'BSD-3-Clause', 'new bsd license': 'BSD-3-Clause', 'modified bsd license': 'BSD-3-Clause', 'bsd (3-clause)': 'BSD-3-Clause', 'bsd-3-clause license': 'BSD-3-Clause',
  'bsd 2-clause': 'BSD-2-Clause', '2-clause bsd': 'BSD-2-Clause', 'bsd-2': 'BSD-2-Clause', 'bsd 2-clause license': 'BSD-2-Clause', 'simplified bsd': 'BSD-2-Clause', 'simplified bsd license': 'BSD-2-Clause',
  'mit license (mit)': 'MIT', 'the mit license (mit) license': 'MIT', 'mit/x11': 'MIT', 'x11/mit': 'MIT', 'mit-style': 'MIT', 'apache license, 2.0': 'Apache-2.0', 'apache license (2.0)': 'Apache-2.0', 'apache license v2': 'Apache-2.0', 'apache license, version 2': 'Apache-2.0', 'the apache software license, version 2.0': 'Apache-2.0', 'apache software license version 2.0': 'Apache-2.0', 'apache-2.0 licence': 'Apache-2.0', 'apache v2.0': 'Apache-2.0', 'apache license 2.0 (apache-2.0)': 'Apache-2.0', 'the bsd 3-clause license': 'BSD-3-Clause', 'bsd 3-clause "new" or "revised" license': 'BSD-3-Clause', 'bsd-3clause': 'BSD-3-Clause', 'bsd3': 'BSD-3-Clause', 'revised bsd': 'BSD-3-Clause', 'public domain': 'LicenseRef-Public-Domain',
  'isc license': 'ISC', 'iscl': 'ISC', 'mpl-2': 'MPL-2.0', 'mplv2': 'MPL-2.0', 'mplv2.0': 'MPL-2.0', 'mpl v2': 'MPL-2.0', 'mozilla public license, version 2.0': 'MPL-2.0', 'gpl-3': 'GPL-3.0-only', 'gpl3': 'GPL-3.0-only', 'gpl v2': 'GPL-2.0-only', 'gpl-2': 'GPL-2.0-only', 'gnu gpl v3': 'GPL-3.0-only', 'gnu general public license v3': 'GPL-3.0-only', 'lgpl v3': 'LGPL-3.0-only', 'lgpl-3': 'LGPL-3.0-only', 'agpl v3': 'AGPL-3.0-only', 'gnu agplv3': 'AGPL-3.0-only', 'zlib license': 'Zlib', 'boost software license 1.0': 'BSL-1.0',
 'mpl 2.0': 'MPL-2.0', 'mpl2': 'MPL-2.0', 'mozilla public license 2.0': 'MPL-2.0', 'mozilla public license 2.0 (mpl 2.0)': 'MPL-2.0',
  'gplv2': 'GPL-2.0-only', 'gplv2+': 'GPL-2.0-or-later', 'gplv3': 'GPL-3.0-only', 'gplv3+': 'GPL-3.0-or-later', 'gpl v3': 'GPL-3.0-only', 'gnu gplv3': 'GPL-3.0-only',
  'lgplv2.1': 'LGPL-2.1-only', 'lgplv2.1+': 'LGPL-2.1-or-later', 'lgplv3': 'LGPL-3.0-only', 'lgplv3+': 'LGPL-3.0-or-later', 'agplv3': 'AGPL-3.0-only', 'agplv3+': 'AGPL-3.0-or-later',
  'psf-2.0': 'PSF-2.0', 'python-2.0': 'Python-2.0', 'the unlicense': 'Unlicense', 'unlicense': 'Unlicense', 'hpnd': 'HPND', 'zpl 2.1': 'ZPL-2.1', 'zpl-2.1': 'ZPL-2.1',
}

/** Identifiers that count in the old `License` field as what they are; another word there may be no identifier at all. */
// biome-ignore format: a list of words
export const USUAL_IDS: readonly string[] = [
  '0BSD', 'AFL-3.0', 'AGPL-3.0-only', 'AGPL-3.0-or-later', 'Apache-1.1', 'Apache-2.0', 'Artistic-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BSL-1.0', 'CC0-1.0',
  'EPL-1.0', 'EPL-2.0', 'EUPL-1.2', 'GPL-2.0-only', 'GPL-2.0-or-later', 'GPL-3.0-only', 'GPL-3.0-or-later', 'HPND', 'ISC', 'LGPL-2.0-only', 'LGPL-2.0-or-later', 'LGPL-2.1-only',
  'LGPL-2.1-or-later', 'LGPL-3.0-only', 'LGPL-3.0-or-later', 'MIT', 'MIT-0', 'MIT-CMU', 'MPL-1.1', 'MPL-2.0', 'NCSA', 'PSF-2.0', 'Python-2.0', 'Unlicense', 'UPL-1.0', 'WTFPL', 'Zlib', 'ZPL-2.1',
]
