/* SPDX-License-Identifier: EUPL-1.2 */
/* articles_priv.h - reading a row of an article, for all statements that select one. */
#ifndef STORE_ARTICLES_PRIV_H
#define STORE_ARTICLES_PRIV_H

#include "store/articles.h"
#include "store/rows_priv.h"

ROW_READER(read_article_row);

#endif
