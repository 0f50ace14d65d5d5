using AgentAssist.Core.Models;

namespace AgentAssist.Core.Understanding.Models;

/// <summary>A trained text model as a file: the container of all models, with the header as JSON and then the numbers.</summary>
internal static class ModelFile
{
    public static void Write(Stream to, TextModel model)
    {
        using var body = new MemoryStream();
        ModelContainer.WriteHeader(body, model.Header, ModelHeaderJson.Default.ModelHeader);
        ModelContainer.WriteArray<float>(body, [model.Table.Scale]);
        ModelContainer.WriteArray(body, model.Table.Hashes);
        ModelContainer.WriteArray(body, model.Table.Vectors);
        ModelContainer.WriteArray(body, model.HiddenBias);
        ModelContainer.WriteArray(body, model.Output);
        ModelContainer.WriteArray(body, model.OutputBias);
        ModelContainer.Write(to, body);
    }

    /// <summary>Reads a model.</summary>
    /// <param name="from">The file.</param>
    /// <param name="task">What the model must have been trained for.</param>
    /// <param name="features">How it must read texts.</param>
    /// <exception cref="InvalidDataException">
    /// It is no such model, of another version or task, or damaged; the message completes "… cannot be used: ".
    /// </exception>
    public static TextModel Read(Stream from, string task, string features = UtteranceFeatures.Name) =>
        ModelContainer.Read(from, bytes => Parse(bytes, task, features));

    private static TextModel Parse(ReadOnlyMemory<byte> bytes, string task, string features)
    {
        var header = ModelContainer.ReadHeader(ref bytes, task, ModelHeaderJson.Default.ModelHeader);
        if (!string.Equals(header.Features, features, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"it reads texts as \"{header.Features}\"; this version reads them as \"{features}\". Train it again.");
        }

        var scale = ModelContainer.ReadArray<float>(ref bytes);
        var hashes = ModelContainer.ReadArray<uint>(ref bytes);
        var vectors = ModelContainer.ReadArray<sbyte>(ref bytes);
        var hiddenBias = ModelContainer.ReadArray<float>(ref bytes);
        var output = ModelContainer.ReadArray<float>(ref bytes);
        var outputBias = ModelContainer.ReadArray<float>(ref bytes);
        var table = new EmbeddingTable(hiddenBias.Length, scale[0], hashes, vectors);
        return new TextModel(header, table, hiddenBias, output, outputBias);
    }
}
