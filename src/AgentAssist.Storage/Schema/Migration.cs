namespace AgentAssist.Storage.Schema;

/// <summary>One step of the schema. Never changed once released: a later step corrects it.</summary>
/// <param name="Version">From 1 without gaps.</param>
/// <param name="Name">What it does, in a few words.</param>
/// <param name="Sql">Its statements.</param>
internal sealed record Migration(int Version, string Name, string Sql);
