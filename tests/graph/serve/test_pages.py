"""What the pages say, in both languages, now and as of a day; what cannot be had; headers; hostile names."""

from __future__ import annotations

import io
import json
from html.parser import HTMLParser
from pathlib import Path

import openpyxl
import pytest
from starlette.testclient import TestClient

from govgraph.graph.build import build
from govgraph.graph.dataset import View
from govgraph.graph.serve import Source, make_app
from govgraph.graph.serve.tables import TABLES
from govgraph.ontology import mint

from .conftest import BASE, HOSTILE, MARK

HTML = {"accept": "text/html"}
ENERGY = "/id/organization/云岭县/云岭县能源局"
PEAK = "/id/document/云政发〔2025〕3号"


def page(client: TestClient, address: str, **headers: str) -> str:
    answer = client.get(address, headers={**HTML, **headers})
    assert answer.status_code == 200, f"{address}: {answer.text[:300]}"
    assert answer.headers["content-type"].startswith("text/html")
    return str(answer.text)


class Tags(HTMLParser):
    """Reads a page: its tags and attributes, and what stands between them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def text(self) -> str:
        return " ".join("".join(self.texts).split())

    def links(self) -> list[str]:
        return [found["href"] or "" for tag, found in self.tags if tag == "a" and "href" in found]


def test_the_first_page_counts_and_proves(sample_client: TestClient, sample_view: View) -> None:
    found = Tags(page(sample_client, "/"))
    documents = len(list(sample_view.select("SELECT DISTINCT ?d { ?d a gov:OfficialDocument }")))
    assert f"{documents} 公文" in found.text()
    assert sum(tag == "mark" for tag, _ in found.tags) >= 9  # three chains of three sentences
    assert any(link.startswith("/queries/who-answers-for") for link in found.links())
    assert sum("chart" in (said.get("class") or "") for _, said in found.tags) >= 4


def test_every_page_of_the_menu_opens(sample_client: TestClient) -> None:
    menu = [
        link
        for link in Tags(page(sample_client, "/")).links()
        if link.count("/") == 1 and "?" not in link and link[0] == "/"
    ]
    assert len(menu) > 9
    for link in menu:
        for language in ("zh", "en"):
            html = page(sample_client, link, **{"accept-language": language})
            assert f'lang="{"zh-CN" if language == "zh" else "en"}"' in html


def test_no_link_of_a_page_is_broken(sample_client: TestClient) -> None:
    seen: set[str] = set()
    for start in ("/", "/tasks", ENERGY, PEAK, "/documents", "/graph", "/scheme/comparator", "/search?q=能源"):
        for link in Tags(page(sample_client, start)).links():
            address = link.partition("#")[0]
            if address and address not in seen and "format=" not in address and "lang=" not in address:
                seen.add(address)
    assert len(seen) > 150
    for address in sorted(seen)[::4]:
        assert sample_client.get(address, headers=HTML).status_code == 200, address


@pytest.mark.parametrize("name", TABLES)
def test_tables_sort_filter_and_download(sample_client: TestClient, name: str) -> None:
    rows = sample_client.get(f"/{name}.json").json()
    assert len(rows) > 5
    table = TABLES[name]
    assert set(rows[0]) == {column.name for column in table.columns}
    book = openpyxl.load_workbook(io.BytesIO(sample_client.get(f"/{name}.xlsx").content))
    assert book.worksheets[0].max_row == len(rows) + 1
    csv = sample_client.get(f"/{name}.csv")
    assert csv.content.startswith(b"\xef\xbb\xbf")
    assert csv.content == sample_client.get(f"/{name}.csv").content
    main = next(column.name for column in table.columns if column.main)
    word = rows[0][main]["label"]
    some = sample_client.get(f"/{name}.json", params={"q": word}).json()
    assert 0 < len(some) <= len(rows)
    assert all(word in json.dumps(row, ensure_ascii=False) for row in some)
    for column in (each for each in table.columns if each.kind == "number"):
        order = sample_client.get(f"/{name}.json", params={"sort": column.name, "dir": "desc"}).json()
        numbers = [row[column.name] for row in order if row[column.name] is not None]
        assert numbers == sorted(numbers, reverse=True)
        assert [row[column.name] for row in order[len(numbers) :]] == [None] * (len(order) - len(numbers))
    assert word in page(sample_client, f"/{name}")


def test_a_facet_leaves_its_rows(sample_client: TestClient) -> None:
    every = sample_client.get("/targets.json").json()
    some = sample_client.get("/targets.json", params={"year": "2030"}).json()
    assert some == [row for row in every if row["year"] == 2030]
    assert 0 < len(some) < len(every)
    assert "没有符合条件的行" in page(sample_client, "/targets?q=没有这样的指标")


def test_a_body_shows_each_sentence(sample_client: TestClient) -> None:
    html = page(sample_client, ENERGY)
    found = Tags(html)
    assert "沈砚清" in found.text()
    assert "<mark>县能源局</mark>" in html
    assert "云政办发〔2025〕8号" in found.text()
    places = [link for link in found.links() if "?at=" in link]
    assert len(places) > 10
    quoted = page(sample_client, places[0])
    assert 'class="cited" id="quote"' in quoted


def test_every_kind_of_thing_has_a_page(sample_client: TestClient, sample_view: View) -> None:
    kinds = "Organization Person Project Indicator Site AreaOfWork Jurisdiction Document Task Target Clause Evidence"
    for kind in f"{kinds} TermOfOffice NameJudgement OfficialDocument Appointment".split():
        rows = sample_view.select(f"SELECT ?it {{ ?it a gov:{kind} }} ORDER BY DESC(?it) LIMIT 3")
        iris = [row["it"].value for row in rows]
        assert iris, kind
        for iri in iris:
            assert "<h1>" in page(sample_client, iri.replace("https://w3id.org/govgraph", ""))


def test_terms_of_office_are_a_timeline(sample_client: TestClient) -> None:
    html = page(sample_client, "/id/person/云岭县/秦望川")
    assert html.count('class="term"') == 2
    assert "2025-02-26" in html
    assert "未见免职" in html


def test_names_say_why_they_were_joined(sample_client: TestClient) -> None:
    text = Tags(page(sample_client, ENERGY)).text()
    assert "同一 云岭县能源局 = 县能源局" in text or "同一 县能源局 = 云岭县能源局" in text


def test_a_document_marks_what_it_names(sample_client: TestClient) -> None:
    found = Tags(page(sample_client, PEAK))
    marks = [said for tag, said in found.tags if tag == "a" and (said.get("class") or "").startswith("m ")]
    kinds = {(said["class"] or "").split()[1] for said in marks}
    assert {"organization", "target", "project", "site", "cited"} <= kinds
    assert len(marks) > 80
    assert "[bookmark" not in found.text()
    assert "非化石能源消费比重" in found.text()
    facts = sample_client.get(f"{PEAK}.jsonl").text.splitlines()
    assert {json.loads(line)["doc"] for line in facts} == {"云政发〔2025〕3号"}
    assert len(facts) > 90
    assert sample_client.get(f"{PEAK}.xlsx").content[:2] == b"PK"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("云岭县能源局", "云岭县能源局"),
        ("县能源局", "云岭县能源局"),
        ("ylxnyj", "云岭县能源局"),
        ("nengyuanju", "云岭县能源局"),
        ("云政办发〔２０２５〕 8号", "关于"),
        ("沈砚清", "沈砚清"),
    ],
)
def test_search_finds_by_any_name(sample_client: TestClient, typed: str, expected: str) -> None:
    hits = sample_client.get("/api/suggest", params={"q": typed}).json()
    assert expected in hits[0]["label"]
    assert sample_client.get(hits[0]["href"], headers=HTML).status_code == 200
    assert expected in page(sample_client, f"/search?q={typed}")


def test_words_in_quotes_are_sought_in_the_text(sample_client: TestClient) -> None:
    html = page(sample_client, "/search?q=“利用闲置屋顶发电”")
    assert "<mark>利用闲置屋顶发电</mark>" in html
    assert "云政发〔2025〕3号" in html
    assert "没有找到" in page(sample_client, "/search?q=“一句没有人写过的话”")


def test_neighbours_come_with_sentences(sample_client: TestClient) -> None:
    found = sample_client.get("/api/neighbours", params={"iri": "县能源局"}).json()
    nodes = {node["id"]: node for node in found["nodes"]}
    assert nodes[found["centre"]]["label"] == "云岭县能源局"
    assert {edge["relation"] for edge in found["edges"]} >= {"oversees", "responsible_for"}
    for edge in found["edges"]:
        assert {edge["from"], edge["to"]} <= nodes.keys()
        assert found["centre"] in {edge["from"], edge["to"]}
        assert all(each["quote"] and each["document"] for each in edge["statements"])
    assert sample_client.get("/api/neighbours", params={"iri": "没有这个局"}).status_code == 404


def test_questions_are_asked_by_forms(sample_client: TestClient) -> None:
    assert "先" in page(sample_client, "/queries/tasks-of") or "填好" in page(sample_client, "/queries/tasks-of")
    assert "做好抽水蓄能前期工作" in page(sample_client, "/queries/tasks-of?department=县能源局")
    rows = sample_client.get("/queries/tasks-of.json", params={"department": "县能源局"}).json()
    assert {row["department"] for row in rows} == {"云岭县能源局"}
    assert sample_client.get("/queries/tasks-of.tsv?department=县能源局").text.startswith("?department\t")
    wrong = sample_client.get("/queries/targets?year=soon", headers=HTML)
    assert wrong.status_code == 400
    assert "four digits" in wrong.text
    assert sample_client.get("/queries/no-such", headers=HTML).status_code == 404


def test_a_day_stays_in_the_links(sample_client: TestClient) -> None:
    html = page(sample_client, "/documents?asof=2025-02-01")
    found = Tags(html)
    assert "2025-02-01" in found.text()
    assert "云政办发〔2025〕12号" not in found.text()
    inside = [link for link in found.links() if link.startswith(("/id/", "/tasks", "/queries"))]
    assert inside
    assert all("asof=2025-02-01" in link for link in inside)
    assert sample_client.get("/tasks?asof=someday", headers=HTML).status_code == 400


def test_the_language_is_chosen(sample_client: TestClient) -> None:
    assert ">Tasks<" in page(sample_client, "/", **{"accept-language": "en-GB, zh;q=0.5"})
    assert ">任务<" in page(sample_client, "/", **{"accept-language": "fr"})
    chosen = sample_client.get("/?lang=en", headers=HTML)
    assert "lang=en" in chosen.headers["set-cookie"]
    assert ">Tasks<" in chosen.text
    assert ">Tasks<" in page(sample_client, "/", cookie="lang=en")
    assert ">任务<" in page(sample_client, "/", cookie="lang=<script>")
    sample_client.cookies.clear()


def test_a_new_generation_is_seen(tmp_path: Path) -> None:
    store, source = tmp_path / "graph.store", tmp_path / "one.txt"
    text = "云岭县人民政府\n关于做好防汛工作的通知\n\n云政发〔2025〕1号\n\n县水利局负责防汛。\n\n云岭县人民政府\n2025年3月1日\n"
    source.write_text(text, encoding="utf-8")
    build([source], store)
    client = TestClient(make_app(Source.of_store(store), timeout=None), base_url=BASE)
    before = client.get("/healthz").json()
    assert "防汛工作" in page(client, "/documents")
    source.write_text(text.replace("防汛", "防火").replace("1号", "2号"), encoding="utf-8")
    build([source], store)
    after = client.get("/healthz").json()
    assert before["status"] == after["status"] == "ok"
    assert before["generation"] != after["generation"]
    assert "防火工作" in page(client, "/documents")
    (store / "CURRENT").rename(store / "GONE")
    assert "防火工作" in page(client, "/documents")  # a store that vanished goes on being shown


HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
    "cross-origin-resource-policy": "same-origin",
}


@pytest.mark.parametrize(
    "address", ["/", "/nope", "/tasks.csv", "/sparql?query=ASK{}", "/assets/explorer.css", "/api/suggest?q=a"]
)
def test_headers_keep_pages_safe(sample_client: TestClient, address: str) -> None:
    answer = sample_client.get(address)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    for name, value in HEADERS.items():
        assert answer.headers[name] == value
    assert sample_client.head(address).status_code == answer.status_code
    assert sample_client.head(address).content == b""


def test_assets_are_kept(sample_client: TestClient) -> None:
    found = Tags(page(sample_client, "/"))
    addresses = [said.get("href") or said.get("src") or "" for tag, said in found.tags if tag in {"link", "script"}]
    assert len(addresses) == 3
    for address in addresses:
        answer = sample_client.get(address)
        assert "immutable" in answer.headers["cache-control"]
        tag = answer.headers["etag"]
        assert sample_client.get(address, headers={"if-none-match": tag}).status_code == 304
        assert "immutable" not in sample_client.get(address.partition("?")[0]).headers["cache-control"]
    assert sample_client.get("/assets/../app.py").status_code == 404


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8765", 200),
        ("localhost", 200),
        ("[::1]:8765", 200),
        ("rebound.example", 421),
        ("127.0.0.1.example", 421),
        ("", 421),
    ],
)
def test_only_our_hosts_are_answered(sample_client: TestClient, host: str, status: int) -> None:
    assert sample_client.get("/healthz", headers={"host": host}).status_code == status


def test_pages_of_other_sites_may_not_ask(sample_client: TestClient) -> None:
    cross = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"}
    assert sample_client.get("/sparql?query=ASK{}", headers=cross).status_code == 403
    assert sample_client.get("/", headers={**cross, "sec-fetch-mode": "navigate"}).status_code == 200


def test_what_is_not_there_is_told(sample_client: TestClient) -> None:
    for address in ("/nope", "/id/", "/id//x", "/id/%ff", "/id/organization/云岭县/没有这个局", "/scheme/none"):
        answer = sample_client.get(address, headers=HTML)
        assert answer.status_code == 404, address
        assert "<h1>" in answer.text
    refused = sample_client.post("/tasks", headers=HTML)
    assert refused.status_code == 405
    assert refused.headers["allow"]


HANDLERS = {"srcdoc", "onerror", "onload", "onfocus", "onmouseover", "ontoggle"}


@pytest.fixture(scope="module")
def hostile(hostile_view: View) -> TestClient:
    return TestClient(make_app(Source.of_view(hostile_view), timeout=None), base_url=BASE)


def hostile_pages() -> list[str]:
    """Return a page of every kind, and those of a sample of the hostile names."""
    pages = ["/", "/documents", "/graph", "/queries/documents", "/queries/organizations", "/search?q=hacked"]
    pages += [f"/organizations?page={number}" for number in range(1, 11)]  # all five hundred
    pages += [f"/{name}?page={number}" for name in TABLES for number in (1, 7)]
    for text in HOSTILE[::17]:
        for kind in ("organization", "person", "project", "indicator", "place", "post"):
            pages.append(mint.entity_iri(kind, "990101", text).replace("https://w3id.org/govgraph", ""))
    return pages + [f"/id/document/云政发〔2025〕{number}号" for number in range(0, len(HOSTILE), 50)]


def test_hostile_names_are_only_text(hostile: TestClient) -> None:
    assert len(set(HOSTILE)) == 500
    shown = 0
    for address in hostile_pages():
        found = Tags(page(hostile, address))
        assert not HANDLERS & {name for _, said in found.tags for name in said}, address
        assert {tag for tag, _ in found.tags}.isdisjoint({"iframe", "base", "object", "embed", "style"}), address
        assert all((said.get("src") or "").startswith("/assets/") for tag, said in found.tags if tag == "script"), (
            address
        )
        for _, said in found.tags:
            for name in ("href", "src", "action", "data-href"):
                assert not (said.get(name) or "/").strip().lower().startswith(("javascript:", "data:", "//")), address
        shown += MARK in found.text()
    assert shown > 180


def test_hostile_words_are_harmless_when_asked(hostile: TestClient) -> None:
    forms = [("/search", "q"), ("/tasks", "q"), ("/tasks", "sort"), ("/tasks", "joint"), ("/sparql", "query")]
    for text in HOSTILE[::23]:
        for address, name in (*forms, ("/queries/tasks-of", "department")):
            answer = hostile.get(address, params={name: text}, headers=HTML)
            assert answer.status_code in {200, 400}, (address, name, text)
            found = Tags(answer.text)
            assert not HANDLERS & {each for _, said in found.tags for each in said}, (address, name, text)
            assert "set-cookie" not in answer.headers
        assert hostile.get("/api/neighbours", params={"iri": text}).status_code in {200, 400, 404}
        assert hostile.get("/api/suggest", params={"q": text}).status_code == 200


def test_hostile_cells_are_no_formulas(hostile: TestClient) -> None:
    for line in hostile.get("/tasks.csv").text.splitlines():
        assert not line.startswith(("=", "@", "+"))
