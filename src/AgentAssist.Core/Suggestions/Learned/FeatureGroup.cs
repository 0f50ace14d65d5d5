namespace AgentAssist.Core.Suggestions.Learned;

/// <summary>What a feature of a context is about. The number is part of stored features: never reuse one.</summary>
internal enum FeatureGroup : byte
{
    /// <summary>A word, or two in a row, that the customer said since our side spoke.</summary>
    LastWords = 1,

    /// <summary>A word that the customer said so far.</summary>
    AnyWord = 2,

    /// <summary>The reply that our side gave last, or that there was none.</summary>
    LastReply = 3,

    /// <summary>The last two replies in order.</summary>
    LastTwoReplies = 4,

    /// <summary>A word of our side's last reply.</summary>
    LastReplyWord = 5,

    /// <summary>A reply that our side gave at any time before.</summary>
    AnyReply = 6,

    /// <summary>How far the dialogue is, and whether the customer spoke since our side did.</summary>
    Position = 7,

    /// <summary>What the customer wants, by the words since our side spoke.</summary>
    Intent = 8,
}

/// <summary>How much each group counts, found on the dialogues of STAR that are not held out.</summary>
internal static class FeatureWeights
{
    public static float Of(FeatureGroup group) => group switch
    {
        FeatureGroup.LastWords => 0.3f,
        FeatureGroup.AnyWord => 0.15f,
        FeatureGroup.LastReply => 1f,
        FeatureGroup.LastTwoReplies => 0.5f,
        FeatureGroup.LastReplyWord => 0.1f,
        FeatureGroup.AnyReply => 0.3f,
        FeatureGroup.Position => 0.5f,
        FeatureGroup.Intent => 0.6f,
        _ => 0,
    };

    public static FeatureGroup GroupOf(ulong feature) => (FeatureGroup)(feature >> 56);
}
