namespace AgentAssist.Cli.Files;

/// <summary>Writes models.</summary>
internal static class ModelOutput
{
    /// <summary>Writes beside the old file first: a model is never half-written.</summary>
    public static async Task WriteAsync(string path, Action<Stream> write)
    {
        var part = path + ".part";
        try
        {
            await using (var stream = File.Create(part))
            {
                write(stream);
            }

            File.Move(part, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CliException($"Cannot write {path}: {e.Message}", e);
        }
    }
}
