#!/usr/bin/env python3
"""Makes sites for the benchmarks: the same articles for gongkai and for Hugo, or records.

    generate.py articles DIR [--count 10000]   DIR/gongkai and DIR/hugo
    generate.py records DIR [--count 10000]    DIR/gongkai: credit and procurement records

Needs Python 3 alone. The same arguments give the same bytes, always. DIR must be new, or
made by an earlier run: it is emptied first.
"""

import argparse
import random
import shutil
from datetime import date, datetime, timedelta
from pathlib import Path

import phrases as p

HERE = Path(__file__).resolve().parent
MARK = ".generated-by-benches"
ADDRESS = "https://bench.example.org/gongkai"
ORGAN = "演示市演示局"
FIRST_DAY = date(2019, 1, 1)
LAST_DAY = date(2026, 10, 31)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("what", choices=["articles", "records"])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=20260502)
    arguments = parser.parse_args()
    empty(arguments.folder)
    chance = random.Random(arguments.seed)
    if arguments.what == "articles":
        write_articles(arguments.folder, plan_articles(arguments.count, chance), chance)
    else:
        write_records(arguments.folder / "gongkai", arguments.count, chance)


def empty(folder):
    """Refuses to empty a folder that this script did not make."""
    if folder.exists() and any(folder.iterdir()):
        if not (folder / MARK).exists():
            raise SystemExit(f"{folder} is not empty and was not made by this script")
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MARK).write_text("")


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


# --- articles ---------------------------------------------------------------------------


def filled(pattern, chance):
    count = chance.randint(12, 60)
    return pattern.format(
        office=chance.choice(p.OFFICES), matter=chance.choice(p.MATTERS), action=chance.choice(p.ACTIONS),
        place=chance.choice(p.PLACES), result=chance.choice(p.RESULTS), verb=chance.choice(p.VERBS),
        days=chance.choice([3, 5, 7, 15, 20]), count=count, done=chance.randint(6, count),
    )


def plan_articles(count, chance):
    """Heads of all articles, oldest first, so that texts can link to any of them."""
    days = (LAST_DAY - FIRST_DAY).days
    articles, serials = [], {}
    for number in range(count):
        day = FIRST_DAY + timedelta(days=number * days // max(count, 1))
        serials[day.year] = serials.get(day.year, 0) + 1
        channel = chance.choice(p.CHANNELS)[0]
        articles.append({
            "id": f"{day.year}-{serials[day.year]:05}",
            "channel": channel,
            "title": filled(chance.choice(p.TITLES), chance) + f"（{number + 1}）",
            "date": day - timedelta(days=chance.randint(0, 9)),
            "publish": datetime(day.year, day.month, day.day, 8 + number % 10, number % 60),
            "department": chance.choice(p.OFFICES),
            "topics": chance.sample(p.TOPICS, 3),
            "phase": chance.choice(p.PHASES),
            "summary": filled(chance.choice(p.SENTENCES), chance),
        })
    return articles


def paragraph(chance, sentences):
    return "".join(filled(chance.choice(p.SENTENCES), chance) for _ in range(sentences))


def body(article, articles, chance):
    """400 to 900 characters; links are written `(@position)` and resolved for each tool."""
    wanted = chance.randint(380, 800)
    headings = chance.sample(p.HEADINGS, len(p.HEADINGS))
    parts = [paragraph(chance, 2)]
    while sum(map(len, parts)) < wanted:
        if headings:
            parts.append(f"## {headings.pop()}")
        kind = chance.random()
        if kind < 0.25:
            items = chance.sample(p.ITEMS, chance.randint(3, 5))
            mark = chance.choice(["- ", "1. "])
            parts.append("\n".join(mark + item + "；" for item in items))
        elif kind < 0.33:
            rows = [f"| {step} | {chance.randint(1, 20)}个工作日 | {chance.choice(p.OFFICES)} |" for step in chance.sample(p.STEPS, 4)]
            parts.append(p.TABLE_HEAD + "\n".join(rows))
        elif kind < 0.5:
            parts.append(f"**{chance.choice(p.BOLD)}**{paragraph(chance, 2)}")
        parts.append(paragraph(chance, chance.randint(1, 3)))
        if chance.random() < 0.3:
            target = chance.randrange(len(articles))
            sentence = chance.choice(p.LINK_SENTENCES)
            parts[-1] += sentence.format(title=articles[target]["title"], href=f"@{target}")
    return "\n\n".join(parts) + "\n"


def linked(text, articles, address):
    pieces = text.split("](@")
    out = [pieces[0]]
    for piece in pieces[1:]:
        position, rest = piece.split(")", 1)
        out.append(f"]({address(articles[int(position)])}){rest}")
    return "".join(out)


def front_matter(article):
    topics = ", ".join(f'"{topic}"' for topic in article["topics"])
    return (
        f'title = "{article["title"]}"\n'
        f'date = {article["date"]}\n'
        f'publish = {article["publish"].isoformat()}\n'
        f'department = "{article["department"]}"\n'
        f"topics = [{topics}]\n"
        f'phase = "{article["phase"]}"\n'
        f'summary = "{article["summary"]}"\n'
        f'source = "{article["department"]}"\n'
    )


def hugo_front_matter(article):
    year = article["publish"].year
    topics = ", ".join(f'"{topic}"' for topic in article["topics"])
    return (
        f'title = "{article["title"]}"\n'
        f'date = {article["publish"].isoformat()}+08:00\n'
        f'summary = "{article["summary"]}"\n'
        f'years = ["{year}"]\n'
        "[params]\n"
        f'written = "{article["date"]}"\n'
        f'index = "{article["id"]}"\n'
        f'department = "{article["department"]}"\n'
        f"topics = [{topics}]\n"
        f'phase = "{article["phase"]}"\n'
        f'source = "{article["department"]}"\n'
    )


def site_toml():
    text = (
        f'name = "{ORGAN}"\nsection-title = "诚信建设与政务公开"\nslogan = "以公开为常态，不公开为例外"\n'
        f'description = "{ORGAN}诚信建设专栏与政务公开栏目。"\nkeywords = ["政务诚信", "政务公开"]\n'
        f'url = "{ADDRESS}"\n\n[contact]\noffice = "办公室"\n'
    )
    for slug, name, description in p.CHANNELS:
        text += f'\n[[channel]]\nid = "{slug}"\nname = "{name}"\ndescription = "{description}"\n'
    return text


def register_line(kind, identity, index, publish):
    return f'\n[[entry]]\nkind = "{kind}"\nid = "{identity}"\nindex = "{index}"\npublish = {publish.isoformat()}\n'


def write_articles(folder, articles, chance):
    ours, hugo = folder / "gongkai/content", folder / "hugo"
    shutil.copytree(HERE / "hugo", hugo)
    write(ours / "site.toml", site_toml())
    register = []
    write(hugo / "content/column/_index.md", '+++\ntitle = "诚信建设专栏"\n+++\n')
    for slug, name, description in p.CHANNELS:
        write(hugo / f"content/column/{slug}/_index.md", f'+++\ntitle = "{name}"\ndescription = "{description}"\n+++\n')
    for article in articles:
        text = body(article, articles, chance)
        place = f"column/{article['channel']}/{article['id']}.md"
        for_us = linked(text, articles, lambda other: f"column/{other['id']}")
        for_hugo = linked(text, articles, lambda other: f"../{other['channel']}/{other['id']}.html")
        write(ours / place, f"+++\n{front_matter(article)}+++\n\n{for_us}")
        write(hugo / "content" / place, f"+++\n{hugo_front_matter(article)}+++\n\n{for_hugo}")
        register.append(register_line("column", article["id"], article["id"], article["publish"]))
    write(ours / "register.toml", "".join(register))


# --- records ----------------------------------------------------------------------------


def write_records(site, count, chance):
    """Three credit records to two procurements; every fifth item hides some of itself."""
    content = site / "content"
    write(content / "site.toml", site_toml())
    names = hidden_names(chance)
    register = []
    for number in range(count):
        day = date(2026, 5, 1) + timedelta(days=number * 180 // max(count, 1))
        publish = datetime(day.year, day.month, day.day, 9, number % 60)
        is_credit = number % 5 < 3
        kind, make = ("records", credit_record) if is_credit else ("procurement", procurement)
        identity = f"2026-{number + 1:06}"
        write(content / f"{kind}/{identity}.toml", make(number, day, publish, names, chance))
        register.append(register_line(kind, identity, f"2026-{number + 1:06}", publish))
    write(content / "register.toml", "".join(register))


def hidden_names(chance):
    """Names that nothing else in the site contains, in a random order, for ever."""
    names = [s + a + b for s in p.SURNAMES for a in p.GIVEN_FIRST for b in p.GIVEN_LAST]
    chance.shuffle(names)
    while True:
        yield from names


def uscc(serial):
    """A code with a right check character, under an area that does not exist."""
    alphabet, weights = "0123456789ABCDEFGHJKLMNPQRTUWXY", [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
    code = f"91990000{serial:09}"
    total = sum(alphabet.index(c) * w for c, w in zip(code, weights))
    return code + alphabet[(31 - total % 31) % 31]


def record_head(title, day, publish, summary, topics):
    return (
        f'title = "{title}"\ndate = {day}\npublish = {publish.isoformat()}\ndepartment = "办公室"\n'
        f'topics = ["{topics}"]\nphase = "result"\nsummary = "{summary}"\n'
    )


def exception(scope):
    paths = ", ".join(f'"{path}"' for path in scope)
    return (
        f'\n[[exception]]\nscope = [{paths}]\nground = "personal-privacy"\ndecided-by = "办公室"\n'
        'decided = 2026-05-02\nreview-by = 2027-05-02\npublic-reason = "涉及个人隐私"\n'
    )


def credit_record(number, day, publish, names, chance):
    firm = f"{chance.choice(p.FIRMS)}{number + 1}号公司"
    is_person = number % 5 == 0
    text = record_head(f"失信记录（第{number + 1}号）", day, publish, "没有按约定履行义务，已责令改正。", "失信记录")
    text += 'kind = "dishonesty"\nsource = "administrative-penalty"\ntier = "general"\n'
    text += f'facts = "{chance.choice(p.FACTS)}"\nexplanation = "{filled(chance.choice(p.SENTENCES), chance)}"\n'
    if is_person:
        text += f'\n[subject]\nkind = "natural-person"\nname = "{next(names)}"\npost = "项目负责人"\n'
    else:
        text += f'\n[subject]\nkind = "organisation"\norganisation = "{firm}"\nuscc = "{uscc(number)}"\n'
    text += (
        f'\n[decision]\nauthority = "演示执法机关"\nnumber = "演示罚〔2026〕{number + 1}号"\ndate = {day}\n'
        f'result = "{chance.choice(p.RESULTS_OF_DECISIONS)}"\n'
        f'\n[rectification]\ndue = {day + timedelta(days=40)}\nresult = "正在整改。"\n'
        f'\n[[objection]]\nid = "o1"\nraised = {day}\nstate = "rejected"\nresolved = {day}\nresult = "经核实维持原认定。"\n'
    )
    return text + (exception(["subject.name", "decision.number"]) if is_person else "")


def procurement(number, day, publish, names, chance):
    supplier, goods = f"{chance.choice(p.FIRMS)}{number + 1}号公司", chance.choice(p.GOODS)
    budget, quantity = chance.randint(2, 90) * 1000, chance.randint(2, 90)
    is_masked = number % 10 == 3
    person = next(names) if is_masked else "办公室经办人员"
    text = record_head(f"{goods}采购（第{number + 1}号）", day, publish, f"公开招标采购{goods}。", "政府采购")
    text += (
        'regime = "procurement-law"\nmethod = "open-tendering"\ncategory = "services"\n'
        f'project-number = "演示采购-2026-{number + 1}"\nbuyer = "{ORGAN}"\nbudget = {budget}\n'
        f'requirement = "采购{goods}{quantity}项，含供货、安装和一年服务。"\n'
    )
    for at, kind, title in [(1, "intention", "采购意向公告"), (2, "tender", "招标公告"), (3, "result", "中标结果公告")]:
        text += f'\n[[notice]]\nid = "n{at}"\nkind = "{kind}"\ndate = {day}\ntitle = "{goods}{title}"\n'
        text += f'content = "{filled(chance.choice(p.SENTENCES), chance)}"\n'
        if at == 3:
            text += (
                f'\n[[notice.supplier]]\nid = "s1"\nname = "{supplier}"\nuscc = "{uscc(number)}"\nrank = 1\n'
                f'score = {chance.randint(700, 990) / 10}\namount = {budget - 500}\n'
                f'\n[[notice.item]]\nid = "i1"\nname = "{goods}"\nquantity = {quantity}\nunit = "项"\namount = {budget - 500}\n'
                f'\n[notice.contact]\nperson = "{person}"\n'
            )
    text += (
        f'\n[[contract]]\nid = "c1"\nnumber = "演示合同-2026-{number + 1}"\ntitle = "{goods}合同"\n'
        f'supplier = "{supplier}"\namount = {budget - 500}\nsigned = {day}\n'
    )
    return text + (exception(["notice.n3.contact.person"]) if is_masked else "")


if __name__ == "__main__":
    main()
