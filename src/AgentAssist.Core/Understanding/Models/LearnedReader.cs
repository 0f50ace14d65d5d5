using AgentAssist.Core.Understanding.Signals;

namespace AgentAssist.Core.Understanding.Models;

/// <summary>
/// Reads what models have learned to hear, on top of what lexicons and patterns found: those are among the features, so that a model
/// decides how far to trust them. Immutable and thread-safe.
/// </summary>
internal sealed class LearnedReader(EmotionModel emotions, ServiceModel service, SentimentModel sentiment, IntentModel intents)
{
    /// <summary>The reader with the models of this assembly.</summary>
    /// <param name="other">A model of intents of one's own; null for the one of this assembly.</param>
    public static LearnedReader Load(SignalReader signals, IntentModel? other) => new(
        new EmotionModel(ShippedModels.Read(EmotionModel.Task)),
        new ServiceModel(ShippedModels.Read(ServiceModel.Task), signals),
        new SentimentModel(ShippedModels.Read(SentimentModel.Task)),
        other ?? new IntentModel(ShippedModels.Read(IntentModel.Task)));

    public UtteranceReading Read(UtteranceReading lexical)
    {
        // Nothing was said, so nothing was meant.
        if (lexical.Words.Tokens.Count == 0)
        {
            return lexical;
        }

        var features = Features.OfThread();
        UtteranceFeatures.Read(lexical, features);
        var reading = emotions.Read(lexical, features, out var leaning);
        reading = service.Read(reading, features, out var mood);
        reading = sentiment.Read(reading, features, mood, leaning);
        return intents.Read(reading, features);
    }
}
