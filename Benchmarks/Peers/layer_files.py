"""The files that `Workloads layers` and `read_layers.py` read, made of a map and a table of the study.

usage: layer_files.py MAP TABLE FOLDER   prints the paths of all of them, those of MAP and TABLE first

precise.geojson, precise.csv   the same moved by an angle that needs all digits of a double
gb18030.csv                    the table in GB18030
*.gpkg, *.shp                  as GDAL writes them; facilities have their places in two columns and as points
rows.xlsx                      50,000 rows of 12 columns, texts shared as Excel does
"""

import json
import pathlib
import random
import sys

import geopandas
import pandas as pd
import pyogrio
import xlsxwriter

PLACE = ["经度", "纬度"]
MOVES = [1 / 3e7, 1 / 7e7]


def precise_map(path, target):
    layer = json.loads(pathlib.Path(path).read_text())

    def moved(part):
        if isinstance(part[0], (int, float)):
            return [part[0] + MOVES[0], part[1] + MOVES[1]]
        return [moved(each) for each in part]

    for feature in layer["features"]:
        feature["geometry"]["coordinates"] = moved(feature["geometry"]["coordinates"])
    target.write_text(json.dumps(layer, ensure_ascii=False))


def tables(path, folder):
    rows = pd.read_csv(path, dtype=str, encoding="utf-8-sig")
    rows.to_csv(folder / "gb18030.csv", index=False, encoding="gb18030")
    for column, move in zip(PLACE, MOVES):
        rows[column] = rows[column].map(lambda text: repr(float(text) + move), na_action="ignore")
    rows.to_csv(folder / "precise.csv", index=False)


def layers(path, table, folder):
    """pyogrio stops at a name that is cut within a character: columns of Shapefiles have short ones."""
    rows = pd.read_csv(table, encoding="utf-8-sig")
    points = geopandas.points_from_xy(*(rows[column] for column in PLACE))
    frames = {
        "communities": pyogrio.read_dataframe(path),
        "facilities": geopandas.GeoDataFrame(rows, geometry=points, crs=4326),
    }
    for name, frame in frames.items():
        pyogrio.write_dataframe(frame, folder / f"{name}.gpkg")
        frame.columns = [f"c{place}" for place in range(frame.shape[1] - 1)] + ["geometry"]
        pyogrio.write_dataframe(frame, folder / f"{name}.shp", encoding="UTF-8")


def workbook(target):
    draw = random.Random(1)
    kinds = ["老年食堂", "社区食堂", "药店", "幼儿园"]
    book = xlsxwriter.Workbook(target)
    sheet = book.add_worksheet("设施")
    head = ["编号", "名称", "类型", "小类", "街道", "社区", "地址", *PLACE, "面积", "床位", "评分"]
    sheet.write_row(0, 0, head)
    for row in range(50_000):
        texts = [f"{draw.choice(kinds)}第{row}号", draw.choice(kinds), draw.choice("甲乙丙丁")]
        places = [f"街道{row % 90}", f"社区{row % 1258}", f"文三路{draw.randrange(999)}号{row}室"]
        numbers = [120 + draw.random(), 30 + draw.random(), round(1000 * draw.random(), 2)]
        rest = [draw.randrange(200), round(5 * draw.random(), 1)]
        values = [330_102_000_000 + row, *texts, *places, *numbers, *rest]
        sheet.write_row(row + 1, 0, values)
    book.close()


def main(path, table, folder):
    precise_map(path, folder / "precise.geojson")
    tables(table, folder)
    layers(path, table, folder)
    workbook(folder / "rows.xlsx")
    print(path, table, sep="\n")
    for pattern in ("precise.*", "gb18030.csv", "*.gpkg", "*.shp", "rows.xlsx"):
        print(*sorted(folder.glob(pattern)), sep="\n")


main(sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3]))
