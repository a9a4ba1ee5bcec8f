package org.convlens.paper;

/** Every publication that a formula comes from, once. */
public enum Paper {
  ZEILER_FERGUS_2013(
      "Zeiler, Fergus: Visualizing and Understanding Convolutional Networks",
      2013,
      "https://arxiv.org/abs/1311.2901"),
  SIMONYAN_2013(
      "Simonyan, Vedaldi, Zisserman: Deep Inside Convolutional Networks",
      2013,
      "https://arxiv.org/abs/1312.6034"),
  SPRINGENBERG_2014(
      "Springenberg, Dosovitskiy, Brox, Riedmiller: Striving for Simplicity",
      2014,
      "https://arxiv.org/abs/1412.6806"),
  YOSINSKI_2015(
      "Yosinski, Clune, Nguyen, Fuchs, Lipson: Understanding Neural Networks Through Deep"
          + " Visualization",
      2015,
      "https://arxiv.org/abs/1506.06579"),
  SELVARAJU_2016(
      "Selvaraju et al.: Grad-CAM: Visual Explanations from Deep Networks via Gradient-based"
          + " Localization",
      2016,
      "https://arxiv.org/abs/1610.02391"),
  KRIZHEVSKY_2012(
      "Krizhevsky, Sutskever, Hinton: ImageNet Classification with Deep Convolutional Neural"
          + " Networks",
      2012,
      "https://papers.nips.cc/paper/4824");

  private final String citation;
  private final int year;
  private final String link;

  Paper(String citation, int year, String link) {
    this.citation = citation;
    this.year = year;
    this.link = link;
  }

  /** Authors and title. */
  public String citation() {
    return citation;
  }

  public int year() {
    return year;
  }

  public String link() {
    return link;
  }
}
