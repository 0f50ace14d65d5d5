using System.Reflection;

namespace AgentAssist.Core.Understanding.Models;

/// <summary>The models that are part of this assembly.</summary>
internal static class ShippedModels
{
    /// <summary>Reads one.</summary>
    /// <param name="task">Its task, which is its file's name too.</param>
    /// <param name="features">How it reads texts.</param>
    /// <exception cref="InvalidDataException">It is not there or cannot be used.</exception>
    public static TextModel Read(string task, string features = UtteranceFeatures.Name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{task}.model")
            ?? throw new InvalidDataException($"The model {task} is not part of the assembly.");
        return ModelFile.Read(stream, task, features);
    }
}
