// The page needs the network and its data sets: no style sheets, locales, timeline or manipulation images.
export { DataSet } from "vis-data/esnext";
export { Network } from "vis-network/esnext";
