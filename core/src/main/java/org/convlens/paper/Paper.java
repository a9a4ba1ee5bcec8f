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
  ZHOU_2016(
      "Zhou, Khosla, Lapedriza, Oliva, Torralba: Learning Deep Features for Discriminative"
          + " Localization",
      2016,
      "https://arxiv.org/abs/1512.04150"),
  SELVARAJU_2016(
      "Selvaraju et al.: Grad-CAM: Visual Explanations from Deep Networks via Gradient-based"
          + " Localization",
      2016,
      "https://arxiv.org/abs/1610.02391"),
  CHATTOPADHYAY_2017(
      "Chattopadhyay, Sarkar, Howlader, Balasubramanian: Grad-CAM++",
      2017,
      "https://arxiv.org/abs/1710.11063"),
  DRAELOS_2020(
      "Draelos, Carin: Use HiResCAM instead of Grad-CAM for faithful explanations",
      2020,
      "https://arxiv.org/abs/2011.08891"),
  FU_2020(
      "Fu, Hu, Dong, Guo, Gao, Li: Axiom-based Grad-CAM", 2020, "https://arxiv.org/abs/2008.02312"),
  JIANG_2021(
      "Jiang, Zhang, Hou, Cheng, Wei: LayerCAM: Exploring Hierarchical Class Activation Maps",
      2021,
      "https://doi.org/10.1109/TIP.2021.3089943"),
  MUHAMMAD_2020(
      "Muhammad, Yeasin: Eigen-CAM: Class Activation Map using Principal Components",
      2020,
      "https://arxiv.org/abs/2008.00299"),
  WANG_2019(
      "Wang et al.: Score-CAM: Score-Weighted Visual Explanations",
      2019,
      "https://arxiv.org/abs/1910.01279"),
  DESAI_2020(
      "Desai, Ramaswamy: Ablation-CAM: Visual Explanations via Gradient-free Localization",
      2020,
      "https://doi.org/10.1109/WACV45572.2020.9093360"),
  SHRIKUMAR_2016(
      "Shrikumar, Greenside, Shcherbina, Kundaje: Not Just a Black Box",
      2016,
      "https://arxiv.org/abs/1605.01713"),
  ADEBAYO_2018(
      "Adebayo et al.: Sanity Checks for Saliency Maps", 2018, "https://arxiv.org/abs/1810.03292"),
  SMILKOV_2017(
      "Smilkov, Thorat, Kim, Viégas, Wattenberg: SmoothGrad",
      2017,
      "https://arxiv.org/abs/1706.03825"),
  SUNDARARAJAN_2017(
      "Sundararajan, Taly, Yan: Axiomatic Attribution for Deep Networks",
      2017,
      "https://arxiv.org/abs/1703.01365"),
  SHRIKUMAR_2017(
      "Shrikumar, Greenside, Kundaje: Learning Important Features Through Propagating Activation"
          + " Differences",
      2017,
      "https://arxiv.org/abs/1704.02685"),
  BACH_2015(
      "Bach, Binder, Montavon, Klauschen, Müller, Samek: On Pixel-Wise Explanations for Non-Linear"
          + " Classifier Decisions by Layer-Wise Relevance Propagation",
      2015,
      "https://doi.org/10.1371/journal.pone.0130140"),
  MONTAVON_2019(
      "Montavon, Binder, Lapuschkin, Samek, Müller: Layer-Wise Relevance Propagation: An Overview",
      2019,
      "https://doi.org/10.1007/978-3-030-28954-6_10"),
  KOHLBRENNER_2020(
      "Kohlbrenner, Bauer, Nakajima, Binder, Samek, Lapuschkin: Towards Best Practice in"
          + " Explaining Neural Network Decisions with LRP",
      2020,
      "https://arxiv.org/abs/1910.09840"),
  RIBEIRO_2016(
      "Ribeiro, Singh, Guestrin: \"Why Should I Trust You?\": Explaining the Predictions of Any"
          + " Classifier",
      2016,
      "https://arxiv.org/abs/1602.04938"),
  LUNDBERG_2017(
      "Lundberg, Lee: A Unified Approach to Interpreting Model Predictions",
      2017,
      "https://arxiv.org/abs/1705.07874"),
  ACHANTA_2012(
      "Achanta, Shaji, Smith, Lucchi, Fua, Süsstrunk: SLIC Superpixels Compared to"
          + " State-of-the-Art Superpixel Methods",
      2012,
      "https://doi.org/10.1109/TPAMI.2012.120"),
  PETSIUK_2018(
      "Petsiuk, Das, Saenko: RISE: Randomized Input Sampling for Explanation",
      2018,
      "https://arxiv.org/abs/1806.07421"),
  RONG_2022(
      "Rong, Leemann, Borisov, Kasneci, Kasneci: A Consistent and Efficient Evaluation Strategy for"
          + " Attribution Methods",
      2022,
      "https://arxiv.org/abs/2202.00449"),
  LUO_2016(
      "Luo, Li, Urtasun, Zemel: Understanding the Effective Receptive Field in Deep CNNs",
      2016,
      "https://arxiv.org/abs/1701.04128"),
  ARAUJO_2019(
      "Araujo, Norris, Sim: Computing Receptive Fields of Convolutional Neural Networks",
      2019,
      "https://distill.pub/2019/computing-receptive-fields"),
  ERHAN_2009(
      "Erhan, Bengio, Courville, Vincent: Visualizing Higher-Layer Features of a Deep Network",
      2009,
      "https://www.researchgate.net/publication/265022827"),
  MAHENDRAN_2014(
      "Mahendran, Vedaldi: Understanding Deep Image Representations by Inverting Them",
      2014,
      "https://arxiv.org/abs/1412.0035"),
  MORDVINTSEV_2015(
      "Mordvintsev, Olah, Tyka: Inceptionism: Going Deeper into Neural Networks",
      2015,
      "https://research.google/blog/inceptionism-going-deeper-into-neural-networks"),
  CHOLLET_2017(
      "Chollet: Deep Learning with Python",
      2017,
      "https://www.manning.com/books/deep-learning-with-python"),
  OLAH_2017(
      "Olah, Mordvintsev, Schubert: Feature Visualization",
      2017,
      "https://distill.pub/2017/feature-visualization"),
  FEL_2023(
      "Fel et al.: Unlocking Feature Visualization for Deeper Networks with MAgnitude Constrained"
          + " Optimization",
      2023,
      "https://arxiv.org/abs/2306.06805"),
  THEILER_1992(
      "Theiler, Eubank, Longtin, Galdrikian, Farmer: Testing for Nonlinearity in Time Series: the"
          + " Method of Surrogate Data",
      1992,
      "https://doi.org/10.1016/0167-2789(92)90102-S"),
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

  /** The first author and the year, for example {@code Petsiuk et al. 2018}. */
  public String brief() {
    String[] authors = citation.split(":", 2)[0].split(", ", -1);
    boolean more = authors.length > 1;
    return authors[0] + (more ? " et al. " : " ") + year;
  }

  public int year() {
    return year;
  }

  public String link() {
    return link;
  }
}
