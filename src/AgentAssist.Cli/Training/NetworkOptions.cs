namespace AgentAssist.Cli.Training;

/// <summary>How one network is trained.</summary>
/// <param name="Dimensions">Numbers for each feature, a multiple of 32.</param>
/// <param name="Epochs">How often every row is seen.</param>
/// <param name="Rate">Of AdaGrad.</param>
/// <param name="FeatureDropout">The share of a row's features that is left out each time.</param>
/// <param name="HiddenDropout">The share of the hidden layer that is left out each time.</param>
/// <param name="Chooses">Whether one label is right (softmax) or each by itself (logistic).</param>
internal sealed record NetworkOptions(
    int Dimensions, int Epochs, float Rate, float FeatureDropout, float HiddenDropout, bool Chooses);
