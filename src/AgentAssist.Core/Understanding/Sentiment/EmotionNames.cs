namespace AgentAssist.Core.Understanding.Sentiment;

/// <summary>The emotions that can be named: Ekman's six first, then finer ones with the one of the six that each belongs to.</summary>
internal static class EmotionNames
{
    public const int Anger = 0;
    public const int Disgust = 1;
    public const int Fear = 2;
    public const int Joy = 3;
    public const int Sadness = 4;
    public const int Surprise = 5;
    public const int Disappointment = 9;

    /// <summary>How many of <see cref="All"/> are Ekman's.</summary>
    public const int EkmanCount = 6;

    public static readonly string[] All =
    [
        "anger", "disgust", "fear", "joy", "sadness", "surprise",
        "annoyance", "disapproval", "nervousness", "disappointment", "embarrassment", "grief", "remorse",
        "admiration", "amusement", "approval", "caring", "desire", "excitement", "gratitude", "love", "optimism", "pride", "relief",
        "confusion", "curiosity", "realization",
    ];

    /// <summary>For each emotion, the one of Ekman's that it belongs to.</summary>
    public static readonly int[] Parent =
    [
        Anger, Disgust, Fear, Joy, Sadness, Surprise,
        Anger, Anger, Fear, Sadness, Sadness, Sadness, Sadness,
        Joy, Joy, Joy, Joy, Joy, Joy, Joy, Joy, Joy, Joy, Joy,
        Surprise, Surprise, Surprise,
    ];

    public static int IndexOf(string name)
    {
        var index = Array.IndexOf(All, name);
        return index >= 0 ? index : throw new InvalidDataException($"\"{name}\" is no emotion.");
    }

    public static bool IsPleasant(int emotion) => Parent[emotion] == Joy;
}
