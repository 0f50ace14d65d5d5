using System.Numerics;
using System.Reflection;
using AgentAssist.Core.Models;

namespace AgentAssist.Core.Privacy.Tagging;

/// <summary>
/// A tagger's model as a file: the container of all models, with the header as JSON, the weights, the transitions and the hashes of the
/// ordinary words.
/// </summary>
internal static class TagModelFile
{
    private const string Shipped = "pii.model";
    private const int MostRows = 1 << 20;

    public static TagModel ReadEmbedded()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Shipped)
            ?? throw new InvalidDataException($"The model {Shipped} is not part of the assembly.");
        return Read(stream);
    }

    public static void Write(Stream to, TagModel model)
    {
        using var body = new MemoryStream();
        ModelContainer.WriteHeader(body, model.Header, TagModelHeaderJson.Default.TagModelHeader);
        ModelContainer.WriteArray(body, model.Weights);
        ModelContainer.WriteArray(body, model.Transitions);
        ModelContainer.WriteArray<uint>(body, model.Ordinary);
        ModelContainer.Write(to, body);
    }

    /// <summary>Reads a model.</summary>
    /// <exception cref="InvalidDataException">
    /// It is no such model, of another version or task, or damaged; the message completes "… cannot be used: ".
    /// </exception>
    public static TagModel Read(Stream from) => ModelContainer.Read(from, Parse);

    private static TagModel Parse(ReadOnlyMemory<byte> bytes)
    {
        var header = ModelContainer.ReadHeader(ref bytes, TagModelHeader.PiiTask, TagModelHeaderJson.Default.TagModelHeader);
        if (header.Features != TagFeatures.Name || !header.Labels.SequenceEqual(TagLabels.Types, StringComparer.Ordinal))
        {
            throw new InvalidDataException($"it reads texts in another way than this version (\"{TagFeatures.Name}\"). Train it again.");
        }

        var weights = ModelContainer.ReadArray<sbyte>(ref bytes);
        var transitions = ModelContainer.ReadArray<short>(ref bytes);
        var rows = weights.Length / TagLabels.Width;
        if (rows is < 2 or > MostRows || !BitOperations.IsPow2(rows) || weights.Length != rows * TagLabels.Width
            || transitions.Length != TagLabels.Width * TagLabels.Width)
        {
            throw new InvalidDataException("its weights do not fit its features and labels.");
        }

        return new TagModel(header, weights, transitions, ModelContainer.ReadArray<uint>(ref bytes));
    }
}
